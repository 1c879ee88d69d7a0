"""Who wrote, edited and supplied an article: bylines, editors' initials, credited agencies, datelines.

Works on one line or paragraph at a time; agencies are given under the short name of the table of outlets. Photo
credits are not counted here: an agency that sold a picture did not supply the story.
"""

import re
from functools import lru_cache

import msgspec

from dateline.reading.agencies import find_agencies, is_label, read_agency_list, read_agency_place, strip_agencies
from dateline.reading.moments import split_dates
from dateline.reading.outlets import agency_pattern, credit_agency, find_outlet
from dateline.reading.shares import find_share_holders, strip_owner

# Capitals of the names that English reports print with their marks (Košice, Łódź, Iași).
_CAPITAL = "A-ZÀ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ"
_PARTICLE = r"(?:de|del|della|da|di|dos|du|la|le|van|von|der|den|ter|al|el|ul|ur|ud|bin|bint|ibn|ben|abu|af|av|y)"
_NAME = rf"[{_CAPITAL}][\w.'’-]*(?:\s+(?:{_PARTICLE}[\s-]+)*[{_CAPITAL}][\w.'’-]*){{1,3}}"
_ONE_NAME = re.compile(_NAME)
# "JANE DOE Local Affairs": in capitals before other words, the capitals are the name.
_SHOUTED_NAME = re.compile(r"[A-ZÀ-Þ]{2}[A-ZÀ-Þ.'’-]*(?:\s+[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){1,2}(?=\s+[A-ZÀ-Þ][a-zà-þ])")
_INITIALS_LINE = re.compile(
    r"(?P<editors>[a-z]{1,4}(?:\s?[/,]\s?[a-z]{1,4}){0,3})(?:\s*[/,]\s*[A-Z]{2,4})?\s*\((?P<agencies>[^()]{2,80})\)\.?"
    r"|(?P<pair>[a-z]{2,4}/[a-z]{2,4}(?:/[a-z]{2,4})?)"
)
_SMALL_WORDS = frozenset({
    "a", "an", "as", "at", "by", "cf", "eg", "for", "from", "ie", "if", "in", "is", "it", "map", "of", "on", "or",
    "out", "see", "so", "the", "to", "tv", "up", "via", "was", "with",
})  # fmt: skip
_PART = re.compile(
    r"\b(?P<act>(?:additional |further )?(?:reporting|writing|written|reported|compiled|editing"
    r"|edited|photography|graphics?|translated)"
    r"(?:(?:,| and| &) (?:additional )?(?:reporting|writing|editing))*)\s+(?:by|from)\s*:?\s+"
    r"(?P<names>.+?)(?=;|(?<=[a-z]{2})\.\s|\.?\)?\s*$|\s+and\s+(?:editing|writing)\b|,\s+(?:writing|editing)\b)",
    re.IGNORECASE,
)
_SHARE_OF_WORK = re.compile(
    r"contribut(?:ed|ing) to (?:this|the) (?:report|story|article)|(?:was|were) used in this (?:report|story|article)"
    r"|contribut(?:ed|ing) (?:reporting|writing|research)\b|with (?:additional )?(?:inputs?|files"
    r"|reporting|report|material|agency reports?|information) (?:from|by)\b"
    r"|all rights reserved|copyright|©|\bsources?\s*:|\bvia\b|(?:^\W*|\b(?:this|the) (?:story|article|report"
    r"|piece|post|version)\b.{0,200}?)\b(?:(?:originally|first) (?:published|appeared|ran)|appeared first)"
    r"|^\W*with\b.{2,80}\bwires?\b"
    r"|this (?:story|article|report) (?:is|was|has)"
    r"|syndicated|\breported from\b|\breporting from\b",
    re.IGNORECASE,
)
# A cheap test that spares most lines the full one.
_SHARE_HINT = re.compile(
    r"ontribut|used in this|ights reserved|opyright|©|[Ss]ources?\s?:|via |riginally |irst (?:pub"
    r"|app|ran|on )|[Tt]his (?:sto|art|rep)|yndicated|ported from|porting from|[Ww]ith "
)
# A line that says no more than where the story stood first; the name may be any.
_FIRST_PLACE = re.compile(
    r"\W*(?:(?:[Tt]h(?:is|e) (?:story|article|report|piece|post)\s+(?:was\s+)?)?(?:[Oo]riginally|[Ff]irst)"
    r" (?:published|appeared)|[Tt]he post\s.{2,200}\sappeared first) (?:by|in|on|at)\s+(?:the\s+)?[A-ZÀ-Þ][\w.&'’-]*"
    r"(?:\s(?:of\s|the\s)*[A-ZÀ-Þ\d][\w.&'’-]*){0,5}\W*"
)
_EDITORS_NOTE = re.compile(
    r"\W*(?:correct(?:ion|ed|s)\b\W*(?:(?:on )?\w+ \d+\W*)?:|clarification\s*:|editor(?:s['’]|['’]?s)? ?note\b"
    r"|\(?ATTN\b\s*:"
    r"|this (?:(?:story|article|piece|page|post|headline)(?:['’]s headline)? (?:was|is|has been)|report has been)"
    r" (?:\w+ )?(?:amended|corrected|updated|edited|revised|clarified)\b"
    r"|(?:an? |the )?(?:earlier|previous|original) version of this\b"
    r"|\(?(?:adds|updates|recasts|corrects|refiles)\b[^.]{0,160}\)?$)",
    re.IGNORECASE,
)
_POSTED = re.compile(r"[—–-]+\s*\S.{0,60}\(@\w{2,20}\)")
_ONLY_CREDIT = re.compile(
    r"\b(?:by|from|and|with|the|agenc(?:y|ies)|wires?|news|staff|writers?|reporters?|correspondents?"
    r"|report|reports|source)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?:written |story |report |text |analysis |opinion )?by|author|reporter|words)\s*:?\s+(?P<names>\S.*)",
    re.IGNORECASE,
)
_NAME_IN_PLACE = re.compile(rf"(?P<name>{_NAME})(?:,? (?:in|at) |,\s)(?P<place>[A-Z][\w.'’ -]+)")
_OFFICE = re.compile(
    r"\b(?:staff|correspondent|writer|reporter|editor|bureau|chief|contributor|special to|political"
    r"|senior|deputy|agencies|news|desk|press)\b.*",
    re.IGNORECASE,
)
_OFFICE_AT_END = re.compile(r"\b(?:writer|editor|correspondent|reporter|columnist)s?\W*$", re.IGNORECASE)


class CreditLine(msgspec.Struct, frozen=True):
    """What one line of credits says."""

    byline: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


class Dateline(msgspec.Struct, frozen=True):
    """The opening of a story: place and date as written, the agencies in brackets, and where the story goes on."""

    text: str | None
    agencies: tuple[str, ...]
    end: int


def read_credit_line(line: str) -> CreditLine | None:
    """What a line says that is wholly a credit of editors, agencies or reporters; None if it is anything else."""
    if len(line) > 600:
        return None
    return (
        _read_initials(line)
        or _read_parts(line)
        or _read_share(line)
        or _read_agencies_alone(line)
        or _read_bracketed_byline(line)
    )


def is_editors_note(line: str) -> bool:
    """Whether a line is the editors' word about the text: what was amended, what an agency's version adds."""
    return len(line) <= 400 and _EDITORS_NOTE.match(line) is not None


def is_signature(line: str) -> bool:
    """Whether a line signs a post of a network that is shown in the article, "— Jane Doe (@jane) May 4, 2021"."""
    return len(line) <= 120 and _POSTED.fullmatch(split_dates(line)[0]) is not None


def read_byline(line: str) -> CreditLine | None:
    """Names and agencies of a line such as "By Jane Doe, Reuters 3 May 2021"; None if it is anything else."""
    line, _ = split_dates(line)
    if len(line) > 160 or line.endswith((".", "!", "?")):
        return None
    found = _BYLINE.fullmatch(line)
    if found:
        credit = CreditLine(byline=read_names(found["names"]), agencies=find_agencies(found["names"]))
        return credit if credit.byline or credit.agencies else None
    placed = _NAME_IN_PLACE.fullmatch(line)
    named = placed is not None and len(line.split()) <= 8 and " in " in line
    return CreditLine(byline=(placed["name"],)) if placed and named else None


def read_closing_agency(paragraph: str) -> tuple[str, ...]:
    """The agencies credited after the last sentence of a paragraph: "... said. - AFP", "... said. (AP)", "... PTI"."""
    found = re.search(r"[.!?”\"’']\s*(?:[-–—]{1,2}\s*|[(\[])([^().\[\]]{2,60})[)\]]?\.?$", paragraph[-100:])
    if found:
        return read_agency_list(found[1])
    bare = re.search(rf"[.!?”\"’']\s+({agency_pattern()})$", paragraph[-100:])
    return find_agencies(bare[1]) if bare else ()


def read_dateline(paragraph: str) -> Dateline | None:
    """The dateline at the head of a paragraph: "SEOUL, Sept. 13 (Yonhap) -- ", "(Reuters) - ", "PARIS: "."""
    head = paragraph[:160]
    for pattern in _dateline_patterns():
        found = pattern.match(head)
        if found:
            groups = found.groupdict()
            agencies = _read_bracket(groups.get("agencies"), groups.get("text") or "")
            if groups.get("outlet"):
                agencies = _name_house(groups["outlet"])
            if agencies is None:
                continue
            text = (groups.get("text") or "").strip(" ,;")
            # A full stop ends the dateline, unless it ends an abbreviation such as "N.Y." or "Calif.".
            text = text if re.search(r"\.\w+\.$|, [A-Z][a-z]{1,5}\.$", text) else text.rstrip(".")
            if is_label(text) or text.startswith("By "):
                continue
            return Dateline(text=text or None, agencies=agencies, end=found.end())
    return None


def _read_bracket(agencies: str | None, place: str) -> tuple[str, ...] | None:
    """The agencies of a dateline; None if its bracket holds something else."""
    if agencies is None:
        return ()
    named = read_agency_place(agencies, place)
    return (read_agency_list(agencies) or None) if named is None else named


def _name_house(name: str) -> tuple[str, ...] | None:
    """The outlet of a dateline whose place is not in capitals; None if the table has no such name."""
    entry = find_outlet(name)
    return (entry.agency or entry.name,) if entry else None


@lru_cache(maxsize=1)
def _dateline_patterns() -> tuple[re.Pattern[str], ...]:
    month = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
    day = rf"(?:{month}\s+\d{{1,2}}|\d{{1,2}}\s+{month})(?:,?\s+(?:\d\d)?\d\d(?!\d))?"
    day = rf"(?i:{day}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    word = rf"[{_CAPITAL}][{_CAPITAL}.'’`-]+"
    begun = rf"[{_CAPITAL}][\w.'’-]"
    country = rf"(?:,\s+{begun}*(?:\s{begun}*){{0,3}}){{0,2}}"
    shouted = rf"{word}(?:[ /-]+{word}){{0,5}}{country}"
    calm = rf"{begun}+(?:[ /-]+{begun}+){{0,3}}{country}"
    # What stands before a newspaper's name is a place only where its shape says so: no "Ada Lanza (The Guardian)".
    placed = rf"{shouted}|{begun}+|(?=[^,(]+,){calm}|{calm}[,.]?\s+{day}"
    dash = r"(?:\s*[-–—]{1,3}\s*|\s*:\s+|\s+_\s+)"
    bracket = r"\((?P<agencies>[^()\d]{2,60})\)"
    known = rf"\((?P<agencies>[^()]{{0,20}}{agency_pattern()}[^()]{{0,30}})\)"
    slashed = rf"/(?P<agencies>{agency_pattern()})/\.?\s+"
    bare = rf"\s*,\s+(?P<agencies>{agency_pattern()})\s*[-–—]{{1,3}}\s+"
    return (
        re.compile(rf"(?P<text>(?:{shouted}|{calm})(?:[,.]?\s+{day})?)[,.]?\s+{known}{dash}"),
        re.compile(rf"(?P<text>(?:{shouted}|{calm})(?:[,.]?\s+{day})?)[,.]?\s+{slashed}"),
        re.compile(rf"(?P<text>(?:{shouted}|{calm})(?:[,.]?\s+{day})?){bare}"),
        re.compile(rf"(?P<text>{shouted}|(?:{shouted}|{calm})[,.]?\s+{day})[,.]?\s+{bracket}{dash}"),
        re.compile(
            rf"(?P<text>(?:{shouted}(?:\s+&\s+{shouted})?|{calm})[,.]?\s+(?:{day}|\({day}\)))[,.]?"
            rf"(?:\s*[-–—]{{1,3}}\s*|\s*:\s+)"
        ),
        re.compile(
            rf"(?P<text>{shouted})(?:\s+[-–—]{{1,3}}\s*|\s*[–—]{{1,2}}\s*|\s*--\s*|:\s+)(?=[{_CAPITAL}“\"'‘\d])"
        ),
        re.compile(rf"{known}\s*[-–—]{{1,3}}\s*"),
        re.compile(rf"(?:(?P<text>{placed}),?\s+)?\((?P<outlet>[A-Z][^()\d]{{1,40}})\){dash}"),
    )


def _read_initials(line: str) -> CreditLine | None:
    found = _INITIALS_LINE.fullmatch(line)
    if found is None:
        return None
    if found["pair"]:
        return CreditLine(editors=tuple(found["pair"].split("/")))
    agencies = read_agency_place(found["agencies"])
    editors = tuple(re.split(r"\s?[/,]\s?", found["editors"]))
    # A single short word before brackets may be any word; before a known agency it is an editor.
    if agencies is None or (editors[0] in _SMALL_WORDS and not find_agencies(found["agencies"])):
        return None
    return CreditLine(editors=editors, agencies=agencies)


def _read_bracketed_byline(line: str) -> CreditLine | None:
    """ "(By Jane Doe and John Roe)", which some agencies set under the story."""
    return read_byline(line[1:-1]) if re.fullmatch(r"\((?i:by)\s[^()]{3,120}\)", line) else None


def _read_parts(line: str) -> CreditLine | None:
    """ "Reporting by A and B; Editing by C" and its kin, which must open the line."""
    inner = line.strip(" ([])")
    if not _PART.match(inner):
        return None
    parts = list(_PART.finditer(inner))
    byline: list[str] = []
    editors: list[str] = []
    for part in parts:
        act = part["act"].lower()
        if "edit" in act:
            editors += read_names(part["names"])
        if re.search(r"report|writ|compil", act):
            byline += read_names(part["names"])
    return CreditLine(tuple(dict.fromkeys(byline)), tuple(dict.fromkeys(editors)), find_agencies(inner))


def _read_share(line: str) -> CreditLine | None:
    phrase = _SHARE_OF_WORK.search(line) if len(line) <= 350 and _SHARE_HINT.search(line) else None
    if phrase is None:
        return None
    agencies = tuple(dict.fromkeys((*find_agencies(line), *find_share_holders(line))))
    works = re.search(
        r"contribut|with (?:additional )?(?:inputs?|files|report)|reported from|wires?$", phrase[0], re.IGNORECASE
    )
    byline = read_names(line[: phrase.start()]) if works and phrase.start() > 0 else ()
    if agencies and (works or len(line) < 200):
        return CreditLine(byline=byline, agencies=agencies)
    if byline and works and "contribut" in phrase[0].lower():
        return CreditLine(byline=byline)
    return CreditLine() if _FIRST_PLACE.fullmatch(line) else None


def _read_agencies_alone(line: str) -> CreditLine | None:
    if len(line) > 90 or not find_agencies(line):
        return _read_folded_agency(line)
    rest = _ONLY_CREDIT.sub(" ", strip_agencies(line))
    return CreditLine(agencies=find_agencies(line)) if not re.search(r"\w", rest) else None


def _read_folded_agency(line: str) -> CreditLine | None:
    name = line.strip(" -–—()[]./") if len(line) < 40 else ""
    agency = credit_agency(name)
    if agency is None and read_agency_place(name) == ():
        return CreditLine()
    return CreditLine(agencies=(agency,)) if agency else None


def read_names(text: str) -> tuple[str, ...]:
    """Names of persons in a list such as "Jane Doe in Seoul, John Roe and Mary Major, Reuters"."""
    text = strip_agencies(re.sub(r"\([^)]*\)", " ", text))
    # What stands after a comma and ends in an office is one, whatever desk it names: "National Security Writer".
    first, *more = text.split(",")
    text = ",".join([first, *(part for part in more if not _OFFICE_AT_END.search(part))])
    pieces = re.split(r"\s*(?:[,;|/•·&]|\band\b|\s[-–—]\s)\s*", text)
    names = (_read_name(re.split(r"\s(?:in|at|for|from|of)\s", strip_owner(piece))[0].strip(" .")) for piece in pieces)
    return tuple(dict.fromkeys(name for name in names if name and find_outlet(name) is None))


def _read_name(piece: str) -> str | None:
    piece = re.sub(r"^(?:[a-z]+\s+)+", "", _OFFICE.sub("", piece.replace("writers ", "").replace("writer ", ""))).strip(
        " .,"
    )
    shouted = _SHOUTED_NAME.match(piece)
    if shouted and not piece.isupper():
        piece = shouted[0]
    if not _ONE_NAME.fullmatch(piece):
        return None
    # Bylines are often shouted; the name is kept as a name.
    return piece.title() if piece.isupper() and len(piece) > 6 else piece
