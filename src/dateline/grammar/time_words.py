"""The words of times as tables: which class each word belongs to, and what it means.

A class is named as the rules of time_rules.py write it. The tables hold facts of English and of the calendar only;
what a word resolves to is decided in time_resolution.py.
"""

MONTHS: dict[str, int] = {
    name: value
    for value, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS: dict[str, int] = {
    name: value
    for value, names in enumerate(
        (
            "monday mondays",
            "tuesday tuesdays",
            "wednesday wednesdays",
            "thursday thursdays",
            "friday fridays",
            "saturday saturdays",
            "sunday sundays",
        )
    )
    for name in names.split()
}
SHORT_WEEKDAYS: dict[str, int] = {
    name: value
    for value, names in enumerate(("mon", "tue tues", "wed weds", "thu thur thurs", "fri", "sat", "sun"))
    for name in names.split()
}
UNITS: dict[str, str] = {
    "second": "second",
    "sec": "second",
    "minute": "minute",
    "min": "minute",
    "hour": "hour",
    "day": "day",
    "night": "night",
    "week": "week",
    "weekend": "weekend",
    "fortnight": "fortnight",
    "month": "month",
    "quarter": "quarter",
    "semester": "half",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "millennium": "millennium",
}
PLURALS: dict[str, str] = {
    **{name + "s": unit for name, unit in UNITS.items() if name not in {"century", "millennium"}},
    "hrs": "hour",
    "yrs": "year",
    "centuries": "century",
    "millennia": "millennium",
}
SEASONS: dict[str, str] = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
# The hours, as clocks of twelve tell them, that may be of a part of the day.
HOURS_OF_PARTS = {"MO": range(1, 12), "AF": (12, 1, 2, 3, 4, 5, 6), "EV": range(4, 12)}
DAY_PARTS: dict[str, str] = {
    "morning": "MO",
    "mornings": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "midday": "MI",
    "afternoon": "AF",
    "afternoons": "AF",
    "evening": "EV",
    "evenings": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "nightfall": "NI",
}
NAMED_HOURS: dict[str, int] = {"noon": 12, "midday": 12, "midnight": 0}
DECADES: dict[str, int] = {
    "fifties": 195,
    "sixties": 196,
    "seventies": 197,
    "eighties": 198,
    "nineties": 199,
}
DEICTIC_DAYS: dict[str, tuple[int, str | None]] = {
    "today": (0, None),
    "yesterday": (-1, None),
    "tomorrow": (1, None),
    "tonight": (0, "NI"),
    "tonite": (0, "NI"),
    "overnight": (0, "NI"),
}
RECURRENCES: dict[str, str] = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "annually": "P1Y",
    "yearly": "P1Y",
    "biennial": "P2Y",
}
VAGUE: dict[str, str] = {
    "now": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "nowadays": "PRESENT_REF",
    "presently": "PRESENT_REF",
    "recently": "PAST_REF",
    "lately": "PAST_REF",
}
EDGES: dict[str, str] = {
    "early": "START",
    "beginning": "START",
    "start": "START",
    "late": "END",
    "end": "END",
    "mid": "MID",
    "middle": "MID",
}
APPROXIMATIONS: dict[str, str] = {
    "about": "APPROX",
    "around": "APPROX",
    "approximately": "APPROX",
    "roughly": "APPROX",
    "some": "APPROX",
    "nearly": "LESS_THAN",
    "almost": "LESS_THAN",
    "under": "LESS_THAN",
    "less than": "LESS_THAN",
    "fewer than": "LESS_THAN",
    "more than": "MORE_THAN",
    "over": "MORE_THAN",
    "just over": "MORE_THAN",
    "just under": "LESS_THAN",
    "at least": "EQUAL_OR_MORE",
    "no less than": "EQUAL_OR_MORE",
    "up to": "EQUAL_OR_LESS",
    "no more than": "EQUAL_OR_LESS",
    "at most": "EQUAL_OR_LESS",
    "as many as": "EQUAL_OR_LESS",
    "as much as": "EQUAL_OR_LESS",
}
FEW: dict[str, tuple[float | None, float | None]] = {
    "few": (2, None),
    "several": (2, None),
    "couple": (2, 2),
    "couple of": (2, 2),
    "many": (2, None),
    "multiple": (2, None),
    "dozen": (12, 12),
    "half dozen": (6, 6),
    "dozens of": (24, None),
    "hundreds of": (200, None),
    "thousands of": (2000, None),
}
# Offset in minutes, or the name of a zone whose summer time the calendar knows.
ZONES: dict[str, int | str] = {
    "gmt": 0,
    "utc": 0,
    "zulu": 0,
    "est": -300,
    "edt": -240,
    "cst": -360,
    "cdt": -300,
    "mst": -420,
    "mdt": -360,
    "pst": -480,
    "pdt": -420,
    "cet": 60,
    "cest": 120,
    "eet": 120,
    "eest": 180,
    "bst": 60,
    "msk": 180,
    "kst": 540,
    "jst": 540,
    "hkt": 480,
    "aest": 600,
    "aedt": 660,
    "et": "America/New_York",
    "eastern time": "America/New_York",
    "eastern standard time": -300,
    "eastern daylight time": -240,
    "new york time": "America/New_York",
    "washington time": "America/New_York",
    "pacific time": "America/Los_Angeles",
    "greenwich mean time": 0,
    "universal time": 0,
    "london time": "Europe/London",
    "paris time": "Europe/Paris",
    "berlin time": "Europe/Berlin",
    "central european time": "Europe/Berlin",
    "kyiv time": "Europe/Kyiv",
    "kiev time": "Europe/Kyiv",
    "moscow time": "Europe/Moscow",
    "beijing time": "Asia/Shanghai",
    "japan time": "Asia/Tokyo",
    "tokyo time": "Asia/Tokyo",
    "japan standard time": "Asia/Tokyo",
    "korean time": "Asia/Seoul",
    "korea time": "Asia/Seoul",
    "korea standard time": "Asia/Seoul",
    "seoul time": "Asia/Seoul",
    "pyongyang time": "Asia/Pyongyang",
    "india time": "Asia/Kolkata",
    "israel time": "Asia/Jerusalem",
}
LOCAL_ZONES = frozenset({"local time", "local"})

# Month and day, or month, weekday and which of its kind (-1 the last); Easter is computed.
HOLIDAYS: dict[str, tuple[int, int] | tuple[int, int, int] | str] = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "new year's": (1, 1),
    "valentine's day": (2, 14),
    "may day": (5, 1),
    "halloween": (10, 31),
    "veterans day": (11, 11),
    "independence day": (7, 4),
    "bastille day": (7, 14),
    "thanksgiving": (11, 3, 4),
    "thanksgiving day": (11, 3, 4),
    "labor day": (9, 0, 1),
    "memorial day": (5, 0, -1),
    "columbus day": (10, 0, 2),
    "martin luther king day": (1, 0, 3),
    "presidents day": (2, 0, 3),
    "easter": "easter",
    "easter sunday": "easter",
    "good friday": "good friday",
    "easter monday": "easter monday",
    "palm sunday": "palm sunday",
    "ash wednesday": "ash wednesday",
    "election day": "election day",
    "inauguration day": (1, 20),
    "earth day": (4, 22),
    "mother's day": (5, 6, 2),
    "father's day": (6, 6, 3),
    "victory day": (5, 9),
    "armistice day": (11, 11),
    "remembrance day": (11, 11),
}

# What is called by a name and was once: its first and last day.
ERAS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("world war i", "world war one", "first world war"), ("1914-07-28", "1918-11-11")),
    **dict.fromkeys(("world war ii", "world war two", "second world war"), ("1939-09-01", "1945-09-02")),
    "9 / 11": ("2001-09-11", "2001-09-11"),
}

CLASSES: dict[str, str] = {
    "article": "a an",
    "the": "the",
    "at": "at",
    "last": "last past previous preceding prior",
    "next": "next coming upcoming following",
    "same": "same",
    "this": "this",
    "these": "these",
    "that": "that those",
    "latest": "latest",
    "first": "first",
    "ago": "ago",
    "earlier": "earlier",
    "before": "before",
    "later": "later",
    "after": "after",
    "of": "of in",
    "to": "to through until till",
    "between": "between",
    "from": "from",
    "and": "and",
    "or": "or",
    "each": "each every",
    "half": "half",
    "fiscal": "fiscal financial",
    "period": "period",
    "comparable": "comparable corresponding",
    "old": "old",
    "for": "for within throughout during",
    "than": "than",
    "by": "by since",
    "current": "current",
    "recent": "recent",
    "future": "future",
    "near": "near foreseeable not-too-distant immediate distant",
    "ahead": "ahead",
    "come": "come",
    "spent": "spent spend spends spending lasted lasting",
    "alternate": "other",
    "while": "while time moment moments",
    "most": "most",
    "soon": "soon",
    "as": "as",
    "possible": "possible",
    "people": "people troops soldiers men women children civilians refugees families jobs shares votes points homes "
    "workers members dollars euros yen pounds percent % miles kilometers kilometres km feet meters metres tons tonnes",
    "long": "long little",
    "unitlong": "hourlong daylong nightlong weeklong monthlong yearlong decadelong",
    "more": "more additional another further",
    "on": "on",
    "hyphen": "- – — ‑",
    "comma": ",",
    "trading": "trading business working consecutive straight full whole entire solid calendar",
    "so": "so",
    "night": "night",
}

PHRASES: dict[str, str] = {
    **{name: "approx" for name in APPROXIMATIONS if " " in name},
    **{name: "zone" for name in ZONES if " " in name},
    **dict.fromkeys(LOCAL_ZONES, "zone"),
    **{name: "few" for name in FEW if " " in name},
    **{name: "holiday" for name in HOLIDAYS if " " in name},
    **dict.fromkeys(ERAS, "era"),
}

# Days that became names of what happened on them: month, day, year, and the words that follow where they are.
REMEMBERED: dict[tuple[int, int], tuple[int, str]] = {
    (9, 11): (2001, r"(?:terror(?:ist)?\s+|suicide\s+)?(?:attacks?|hijack\w+|terrorists?|commission|victims?)"),
    (1, 6): (2021, r"(?:Capitol\s+)?(?:riot\w*|insurrection\w*|attack|committee|defendants?)"),
    (10, 7): (2023, r"(?:Hamas(?:-led)?\s+)?(?:attacks?|massacre|assault)"),
}
