"""One key for the many names of one source: agencies and outlets by alias, official bodies by country and kind.

Fails closed: bodies of one country are one unless their kinds are clearly distinct (police and health ministry, not
general staff and defence ministry). Facts only, no judgement on any source.
"""

import re
from functools import lru_cache

AGENCIES: dict[str, tuple[str, ...]] = {
    "AP": ("ap", "associated press"),
    "Reuters": ("reuters", "thomson reuters", "rtr", "reuters news agency"),
    "AFP": ("afp", "agence france presse"),
    "dpa": ("dpa", "deutsche presse agentur", "german press agency"),
    "UPI": ("upi", "united press international"),
    "EFE": ("efe", "agencia efe"),
    "ANSA": ("ansa",),
    "epd": ("epd",),
    "KNA": ("kna",),
    "Kyodo": ("kyodo", "kyodo news"),
    "Jiji": ("jiji", "jiji press"),
    "Yonhap": ("yonhap", "yonhap news", "yonhap news agency"),
    "Newsis": ("newsis",),
    "KCNA": ("kcna", "korean central news agency", "north korea's korean central news agency"),
    "Xinhua": ("xinhua", "xinhua news agency", "new china news agency"),
    "TASS": ("tass", "itar tass"),
    "Interfax": ("interfax",),
    "RIA Novosti": ("ria", "ria novosti"),
    "Ukrinform": ("ukrinform",),
    "Anadolu": ("anadolu", "anadolu agency", "aa"),
    "PTI": ("pti", "press trust of india"),
    "ANI": ("ani", "asian news international"),
    "IANS": ("ians",),
    "IRNA": ("irna", "islamic republic news agency"),
    "Tasnim": ("tasnim",),
    "Fars": ("fars", "fars news agency"),
    "SANA": ("sana", "syrian arab news agency"),
    "SPA": ("spa", "saudi press agency"),
    "WAM": ("wam", "emirates news agency"),
    "MENA": ("mena", "middle east news agency"),
    "PA": ("pa", "pa media", "press association"),
    "AAP": ("aap", "australian associated press"),
    "Canadian Press": ("canadian press", "the canadian press"),
    "ATS": ("ats", "keystone ats"),
    "APA": ("apa", "austria presse agentur"),
    "Belga": ("belga",),
    "ANP": ("anp",),
    "NTB": ("ntb",),
    "TT": ("tt news agency",),
    "PAP": ("pap", "polish press agency"),
    "Lusa": ("lusa",),
    "Bernama": ("bernama",),
    "Antara": ("antara",),
    "VNA": ("vna", "vietnam news agency"),
    "CNA": ("central news agency",),
    "NAN": ("nan", "news agency of nigeria"),
    "GNA": ("gna", "ghana news agency"),
    "Notimex": ("notimex",),
    "Bloomberg": ("bloomberg", "bloomberg news"),
}

# Publishers that speak for a state and no one else: their own telling is that government's.
STATE_VOICES: dict[str, str] = {
    "KCNA": "PRK",
    "Rodong Sinmun": "PRK",
    "Korean Central Television": "PRK",
    "KCTV": "PRK",
}

# Words that tell what kind of body speaks. The first kind found wins, from the most distinct to the least.
BODIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("coast guard", ("coast guard", "coastguard")),
    ("police", ("police", "constable", "sheriff", "gendarmerie", "carabinieri")),
    ("prosecutor", ("prosecutor", "prosecutors", "attorney", "procurator")),
    ("court", ("court", "judge", "tribunal", "magistrate")),
    ("health", ("health", "hospital", "medics", "ambulance", "doctors", "paramedics")),
    (
        "rescue",
        ("rescue", "fire department", "fire brigade", "firefighters", "emergency", "civil defence", "civil defense"),
    ),
    ("intelligence", ("intelligence", "spy agency", "security service")),
    (
        "military",
        (
            "military",
            "army",
            "navy",
            "air force",
            "armed forces",
            "joint chiefs",
            "jcs",
            "general staff",
            "defence",
            "defense",
            "pentagon",
            "centcom",
            "command",
            "colonel",
            "general",
            "lieutenant",
            "troops",
            "forces",
            "marines",
        ),
    ),
    ("foreign ministry", ("foreign", "state department", "ambassador", "diplomat", "diplomats", "embassy")),
    ("interior", ("interior", "home office", "homeland")),
    (
        "parliament",
        ("parliament", "senate", "senator", "congress", "congressman", "lawmaker", "lawmakers", "mp", "assembly"),
    ),
    ("local government", ("governor", "mayor", "municipality", "provincial", "city council", "district", "county")),
)
GENERIC = "government"


def fold_words(name: str) -> str:
    """The name in lower case, words and single spaces only, without articles and possessive endings."""
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)?", name.lower().replace("’", "'"))
    return " ".join(word.removesuffix("'s") for word in words if word not in {"the", "a", "an"})


_AGENCY_BY_ALIAS = {fold_words(alias): name for name, aliases in AGENCIES.items() for alias in (name, *aliases)}


@lru_cache(maxsize=65536)
def agency_name(name: str) -> str | None:
    """The agency's one name, None where the words name no agency we know."""
    folded = fold_words(name)
    return _AGENCY_BY_ALIAS.get(folded) or _AGENCY_BY_ALIAS.get(folded.removesuffix(" news agency"))


@lru_cache(maxsize=65536)
def publisher_name(name: str) -> str:
    """One name for an outlet or agency: the agency's where it is one, else the outlet's without a web ending."""
    agency = agency_name(name)
    if agency:
        return agency
    return re.sub(r"^www\.|\.(com|org|net|co\.uk|info)$", "", name.strip(), flags=re.IGNORECASE)


@lru_cache(maxsize=65536)
def publisher_key(name: str) -> str:
    """Equal for all names of one outlet or agency."""
    return fold_words(publisher_name(name)).replace(" ", "")


_STATE_BY_KEY = {publisher_key(name): country for name, country in STATE_VOICES.items()}


@lru_cache(maxsize=65536)
def state_voice(name: str) -> str | None:
    """The country whose government this publisher speaks for, None where it speaks for itself."""
    return _STATE_BY_KEY.get(publisher_key(name))


@lru_cache(maxsize=65536)
def body_kind(words: str) -> str:
    """What kind of official body the words name; the government at large where they do not say."""
    padded = f" {fold_words(words)} "
    for kind, marks in BODIES:
        if any(f" {mark} " in padded or f" {mark}s " in padded for mark in marks):
            return kind
    return GENERIC
