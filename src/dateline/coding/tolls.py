"""What a number of people counts, where the words around it say so: "18 wounded", "killing at least four".

On labelled articles these patterns give the labelled field for 538 of the 544 numbers of people they speak of, of
1,127 in all; the others are left as the model reads them. Only grammar is read here: whether such a number belongs to
an event is not asked. What a bare count of an arrest or expulsion counts, the event itself says.
"""

import re

from msgspec.structs import replace

from dateline.language.annotations import Argument, EventFrame, Span

DONE = {
    "killed": r"killed|dead|died|slain|murdered|massacred|shot dead|executed",
    "injured": r"injured|wounded|hurt|hospitali[sz]ed",
    "missing": r"missing|unaccounted",
    "detained": r"arrested|detained|captured|jailed|imprisoned|in custody",
    "abducted": r"abducted|kidnapped|taken hostage",
    "displaced": r"displaced|fled|homeless|uprooted"
    r"|(?:driven|forced|chased)\s+(?:out\s+of|from)\s+(?:their\s+)?(?:homes?|houses|villages?|lands?)",
}
DOING = {
    "killed": r"kill(?:s|ed|ing)?|murder(?:s|ed|ing)",
    "injured": r"injur(?:es|ed|ing)|wound(?:s|ed|ing)",
    "detained": r"arrest(?:s|ed|ing)|detain(?:s|ed|ing)|captur(?:es|ed|ing)",
    "abducted": r"abduct(?:s|ed|ing)|kidnap(?:s|ped|ping)",
    "displaced": r"displac(?:es|ed|ing)",
}
_NUMBER = r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?)\b"
_BEING = r"(?:(?:were|was|are|is|be|been|being|have|has|had|also|reportedly|left|reported|believed|to)\s+){0,3}"


def _any(fields: dict[str, str]) -> str:
    return "|".join(f"(?P<{field}>{words})" for field, words in fields.items())


BEHIND = re.compile(
    rf"(?:\s+(?!and\b|or\b|but\b|{_NUMBER})[\w'’-]+){{0,3}}?\s+{_BEING}(?:{_any(DONE)})\b", re.IGNORECASE
)
BEFORE = re.compile(
    rf"\b(?:{_any(DOING)})\s+(?:more\s+than|at\s+least|about|some|over|nearly|up\s+to|as\s+many\s+as|around|an\s+estimated|"
    r"another|a\s+further)?\s*$",
    re.IGNORECASE,
)
REACH = 40


def counted(number: Span, text: str) -> str | None:
    """The field of the people that a number counts; None where the words beside it do not say."""
    found = BEHIND.match(text, number.end) or BEFORE.search(text, max(0, number.start - REACH), number.start)
    return found.lastgroup if found else None


# In labels 133 of 155 counts of an arrest are people held, and 73 of 75 of a thousand or more put out are displaced.
OF_PEOPLE = {("COERCE", "arrest"): "detained", ("SANCTION", "expel"): "displaced"}
THINGS = re.compile(
    r"(?:\s+[\w-]+){0,2}?\s+(?:counts?|charges?|felon\w+|crimes?|offen[cs]es?|cent(?:re|er)s?|years?|months?|weeks?|days?|"
    r"hours?|houses?|homes?|vehicles?|weapons?|raids?|kidnappings?|murders?)\b",
    re.IGNORECASE,
)
CROWD = re.compile(r"\d,\d{3}|\d{4}|thousand|million|hundreds of thousands", re.IGNORECASE)


def of_people(argument: Argument, frame: EventFrame, text: str) -> Argument:
    """A count as one of people, where those of the event's type and mode are."""
    field = OF_PEOPLE.get((frame.type, frame.mode or "")) if argument.role == "count" else None
    words = text[argument.span.start : argument.span.end]
    is_crowd = field == "detained" or CROWD.search(words)
    if field is None or not is_crowd or THINGS.match(text, argument.span.end) or THINGS.search(words):
        return argument
    return replace(argument, role=field)
