"""What a number of people counts, where the words around it say so: "18 wounded", "killing at least four".

On labelled articles these patterns give the labelled field for 538 of the 544 numbers of people they speak of, of
1,127 in all; the others are left as the model reads them. Only grammar is read here: whether such a number belongs to
an event is not asked.
"""

import re

from dateline.language.annotations import Span

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
