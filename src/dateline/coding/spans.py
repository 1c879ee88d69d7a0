"""Spans made whole: an argument that cuts a name in two is widened to the name, a lone possessive joins its owner.

The model labels words one by one; names are the surer evidence of where a phrase begins and ends. Function words and
marks at the edges are dropped, and a span of nothing else with them.
"""

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace as renew

from dateline.actors.lexicon import bodies
from dateline.coding.nations import adjective_end, is_country, is_national
from dateline.coding.rows import each_name, each_place, ends_of_width, parts_of_width
from dateline.language import labels
from dateline.language.annotations import Annotations, Argument, Entity, EventFrame, Frame, Span
from dateline.places.names import fold

PARTY_ROLES = frozenset({"actor", "recipient"})
PLACE_ROLES = frozenset(labels.PLACE_ROLES)
NAMED_ROLES = PARTY_ROLES | PLACE_ROLES | {"source"}
WORD_ROLES = frozenset({"class", "missile", "weapon"})
LEADING = re.compile(
    r"(?:(?:said|says|told|of|in|at|from|to|near|on|off|and|by|with|for|towards?|into)\s+|[\s,;:)\]-]+)+", re.I
)
TRAILING = re.compile(
    r"(?:\s+(?:of|in|at|from|to|near|on|and|by|with|for|the|an?|according|(?-i:who|whom|whose|which|that))"
    r"|[\s,;:(\['’-]+)+$",
    re.I,
)
EMPTY = re.compile(
    r"(?:the|an?|of|its?|their|his|her|this|that|about|after|against|along|according|across|among|around|before|behind|"
    r"between|during|following|over|since|through|until|upon|within|without)?\W*",
    re.I,
)
POSSESSIVE = re.compile(r"(?:'s|’s|')\s")
OWNER = re.compile(r"(?:[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)*|\b[\w.-]+)$")
OWNED = re.compile(r"(?P<first>[A-Z][\w.-]*)(?:\s[A-Z][\w.-]*)*(?:['’]s|(?<=s)['’])\s$")
OWNING = re.compile(r"['’]s$")
OWNED_BODY = re.compile(r"\s(?:Office|Hospital|Department|Court|Bureau|Association|Union|Party|Service|Council)\b")
ALSO_CALLED = re.compile(
    r",?\s+\(?(?:also|otherwise|better|formerly)\s+(?:known|called|referred to)(?:\s+as)?\s+(?:the\s+)?$"
)
CALLED_REACH = 40
# States whose name stands before a noun as it is ("the United States embassy").
UNION = re.compile(r"(?:the|The) (?:United (?:States|Nations|Kingdom)|(?:European|African|Soviet) Union)")
FIGURE = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|(?<![\d,.])\d+\.\d+(?!\d)")
FIGURE_REACH = 20
QUOTES = ' "“”'
# Whoever is named ends where it is told that he speaks, or who has his paper.
SPOKEN = re.compile(r"\s(?:said|says|told|tells|(?:obtained|seen|reviewed|viewed)\s+by)\b")
SHORT = re.compile(r"(?<![\w.])(?:[A-Z]\.)+[A-Z]$")
PARTICLE = re.compile(r"(?<!\w)[A-Za-z][a-z]{0,3}[-‑]$")
NAME_GOES_ON = re.compile(r"(?:[-‑](?:[A-Z0-9]\w*|olds?\b))+")
NAME = re.compile(r"[A-Z]\w+")
# The words of a name, and those of it that stand before others: "Ministry of" before "Defense".
JOINING = r"(?:(?:of|for|and) (?:the )?)?"
WORD_OF_NAME = r"[A-Z][\w-]*(?:\.[\w-]+)*(?:['’]s)?"
NAME_BEFORE = re.compile(rf"(?:{WORD_OF_NAME} {JOINING})+$")
NAME_REACH = 60
# "A ballistic missile (SRBM)", "or SLBM": the same thing by its letters.
SHORT_FORM = re.compile(r"\s*(?:\(|,?\s+or\s+|,\s+)(?P<short>[A-Z]{2,6}s?)\)?$")
NOUNS = r"(?:missile|rocket|projectile|vehicle|launcher|shell|system)s?"
CLASS_NOUN = re.compile(rf"(?:\b{NOUNS}|[A-Z]{{2}}s?)$")
CLASS_NOUN_BEHIND = re.compile(rf" {NOUNS}(?:\s+launchers?)?\b(?!-)")
DOUBTED = re.compile(
    r"(?:(?:an?|the)\s+)?(?:(?:suspected|apparent|alleged|purported|presumed|possible|probable|likely)\s+)+", re.I
)
TIMES = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Today Yesterday".split())  # noqa: SIM905


def make_whole(annotations: Annotations, text: str) -> Annotations:
    """The annotations with the spans of parties, places, sources and speakers widened to whole names."""
    attributions = tuple(whole_frame(f, annotations.entities, text) for f in annotations.attributions)
    sources = tuple(a.span for f in attributions for a in f.arguments if a.role == "source")
    events = (whole_event(e, annotations.entities, text) for e in annotations.events)
    return renew(annotations, attributions=attributions, events=tuple(with_sources(e, sources) for e in events))


def with_sources(event: EventFrame, sources: Sequence[Span]) -> EventFrame:
    """An event whose speakers have all the words of the attribution they are the source of, each once."""
    return renew(
        event,
        arguments=tuple(renew(a, speakers=full_speakers(a.speakers, sources)) for a in event.arguments),
        speakers=full_speakers(event.speakers, sources),
    )


def full_speakers(speakers: Iterable[Span], sources: Sequence[Span]) -> tuple[Span, ...]:
    """The speakers, a part of a source as that source; of two that overlap the longer stands."""
    full = {max((span, *(s for s in sources if s.overlaps(span))), key=length) for span in speakers}
    longest = sorted(full, key=lambda span: (-length(span), span))
    kept = [span for n, span in enumerate(longest) if not any(span.overlaps(other) for other in longest[:n])]
    return tuple(sorted(kept))


def length(span: Span) -> int:
    """How many characters a span has."""
    return span.end - span.start


def whole_frame(frame: Frame, entities: tuple[Entity, ...], text: str) -> Frame:
    """An attribution with its source made whole."""
    return renew(frame, arguments=whole_arguments(frame.arguments, entities, text))


def whole_event(event: EventFrame, entities: tuple[Entity, ...], text: str) -> EventFrame:
    """An event with its arguments and speakers made whole."""
    return renew(
        event,
        arguments=whole_arguments(event.arguments, entities, text),
        speakers=whole_spans(event.speakers, entities, text),
    )


def whole_arguments(arguments: Iterable[Argument], entities: tuple[Entity, ...], text: str) -> tuple[Argument, ...]:
    """The arguments with whole spans; those that become one are one."""
    found: list[Argument] = []
    for argument in arguments:
        if span := whole_span(argument, entities, text):
            speakers = whole_spans(argument.speakers, entities, text)
            ends = ends_of_width(span, entities, text)
            ends = ends or (parts_of_width(span, text) if argument.role in PLACE_ROLES else [])
            role = "venue" if ends and argument.role in PARTY_ROLES else argument.role
            parts = ends or parts_of_list(argument.role, span, entities, text)
            found += [renew(argument, role=role, span=part, speakers=speakers) for part in parts]
    return one_role_each(without_other_names(join_neighbours(sorted(found, key=lambda a: a.span), text), text))


def parts_of_list(role: str, span: Span, entities: tuple[Entity, ...], text: str) -> list[Span]:
    """The parties or the places that words name one after the other, else the words."""
    if role in PARTY_ROLES:
        return each_name(span, entities, text)
    return each_place(span, text) if role in PLACE_ROLES else [span]


def without_other_names(arguments: list[Argument], text: str) -> list[Argument]:
    """The arguments without those that only say how the one before them is called elsewhere."""
    ends = {(group_of(a), a.span.end) for a in arguments}
    openings = {a.span: ALSO_CALLED.search(text[max(0, a.span.start - CALLED_REACH) : a.span.start]) for a in arguments}
    return [a for a in arguments if not (o := openings[a.span]) or (group_of(a), a.span.start - len(o[0])) not in ends]


def join_neighbours(arguments: list[Argument], text: str) -> list[Argument]:
    """Pieces of one phrase, parted by nothing but a space, made one: a title and its name."""
    joined: list[Argument] = []
    for argument in arguments:
        at = next((i for i, known in enumerate(joined) if continues(known, argument, text)), None)
        if at is None:
            joined.append(argument)
        else:
            span = Span(joined[at].span.start, argument.span.end)
            surest = max(joined[at], argument, key=lambda piece: piece.score)
            joined[at] = renew(surest, span=span, speakers=joined[at].speakers)
    return joined


def continues(one: Argument, other: Argument, text: str) -> bool:
    """Whether `other` goes on where `one` ends, in the same party's role or as a place too."""
    alike = (one.role == other.role and one.role in NAMED_ROLES) or {one.role, other.role} <= PLACE_ROLES
    return alike and text[one.span.end : other.span.start] == " "


def one_role_each(arguments: list[Argument]) -> tuple[Argument, ...]:
    """The arguments in order, of overlapping parties (or places, or equal spans of a value) the likeliest alone."""
    kept: list[Argument] = []
    for argument in sorted(arguments, key=lambda a: (-a.score, a.span, a.role)):
        if not any(group_of(k) == group_of(argument) and k.span.overlaps(argument.span) for k in kept):
            kept.append(argument)
    return tuple(sorted(kept, key=lambda a: (a.span, a.role)))


def group_of(argument: Argument) -> str:
    """Roles among which words have only one: parties, places; every other role stands alone."""
    if argument.role in PARTY_ROLES:
        return "party"
    return "place" if argument.role in PLACE_ROLES else argument.role


def whole_span(argument: Argument, entities: tuple[Entity, ...], text: str) -> Span | None:
    """The span of an argument as its role wants it; None when nothing but function words is left of it."""
    if argument.role in NAMED_ROLES:
        return tidy(unowned(widen(whole_figure(argument.span, text), entities, text), entities, text), text)
    if argument.role in WORD_ROLES:
        span = with_noun(argument.span, text) if argument.role == "class" else argument.span
        return tidy(one_name(unbroken(span, text), text), text)
    return without_quotes(whole_figure(argument.span, text), text)


def whole_figure(span: Span, text: str) -> Span:
    """The span with all of a figure it cuts at a comma or point: "400 students" of "1,400 students"."""
    around = max(0, span.start - FIGURE_REACH), span.end + FIGURE_REACH
    cut = [found for found in FIGURE.finditer(text, *around) if span.overlaps(Span(*found.span()))]
    if not cut:
        return span
    starts, ends = (f.start() for f in cut), (f.end() for f in cut)
    return Span(min([span.start, *starts]), max([span.end, *ends]))


def with_noun(span: Span, text: str) -> Span:
    """The words for a class with the noun behind them ("hypersonic glide" of "hypersonic glide vehicle")."""
    noun = None if CLASS_NOUN.search(text, span.start, span.end) else CLASS_NOUN_BEHIND.match(text, span.end)
    return Span(span.start, noun.end()) if noun else span


def one_name(span: Span, text: str) -> Span:
    """The words for a thing without doubts before them and without its letters behind them."""
    if text[span.start : span.end].endswith(")") and "(" not in text[span.start : span.end]:
        span = Span(span.start, span.end - 1)
    doubt = DOUBTED.match(text, span.start, span.end)
    start = doubt.end() if doubt else span.start
    short = SHORT_FORM.search(text, start, span.end)
    is_told = short is not None and is_short_for(short["short"], text[start : short.start()])
    return Span(start, short.start() if short and is_told else span.end)


def is_short_for(short: str, words: str) -> bool:
    """Whether a word of capitals is made of the letters of other words: "SRBM" of "short-range ballistic missile"."""
    letters, parts = short.removesuffix("s").lower(), re.split(r"[\s-]+", words.lower())
    initials = {part[:1] for part in parts}
    if not short.removesuffix("s").isupper() or not 2 <= len(letters) <= 6 or words.isupper():
        return False
    starts_and_ends = letters[0] in initials and parts[-1].startswith(letters[-1])
    return starts_and_ends and re.search(".*".join(map(re.escape, letters)), " ".join(parts)) is not None


def whole_spans(spans: Iterable[Span], entities: tuple[Entity, ...], text: str) -> tuple[Span, ...]:
    """Speakers' spans, whole, each once."""
    whole = (tidy(widen(span, entities, text), text) for span in spans)
    return tuple(dict.fromkeys(span for span in whole if span))


def widen(span: Span, entities: tuple[Entity, ...], text: str) -> Span:
    """The span with every name it cuts, and with the owner or the adjective of a country it was cut off from."""
    cut = [e.span for e in entities if e.span.overlaps(span)]
    whole = hyphened(Span(min([span.start, *(s.start for s in cut)]), max([span.end, *(s.end for s in cut)])), text)
    whole = Span(whole.start, adjective_end(whole, text))
    whole = Span(whole.start - len(left_out(text, whole.start)), whole.end)
    return known_name(whole, text) if text[whole.start].isupper() else whole


def known_name(span: Span, text: str) -> Span:
    """The one word of a span with those before it that make it a name we know: "State" of "Islamic State"."""
    if " " in text[span.start : span.end]:
        return span
    before = NAME_BEFORE.search(text, max(0, span.start - NAME_REACH), span.start)
    if before is None:
        return span
    starts = (word.start() for word in NAME.finditer(text, before.start(), span.start))
    return next((Span(at, span.end) for at in starts if fold(text[at : span.end]) in bodies()), span)


def unowned(span: Span, entities: tuple[Entity, ...], text: str) -> Span:
    """The span without a mark of possession that no name ends with ("Lanza's"), or with the body owned by it."""
    mark = OWNING.search(text, span.start, span.end)
    if mark and (body := OWNED_BODY.match(text, span.end)):
        return Span(span.start, body.end())
    is_name = any(entity.span.end == span.end for entity in entities)
    return Span(span.start, mark.start()) if mark and not is_name else span


def hyphened(span: Span, text: str) -> Span:
    """The span with the rest of a hyphened name it cuts: "Bashar al" of "Bashar al-Assad", not "US" of "US-backed"."""
    span = Span(unbroken(span, text).start, span.end) if text[span.start].islower() else span
    before = PARTICLE.search(text, max(0, span.start - 12), span.start) if text[span.start].isupper() else None
    after = NAME_GOES_ON.match(text, span.end)
    return Span(before.start() if before else span.start, after.end() if after else span.end)


def left_out(text: str, start: int) -> str:
    """What stands before a phrase and belongs to it: "South Korea's" or "South Korean" before "military"."""
    before = text[max(0, start - 60) : start]
    for cut in (0, 1):  # before the mark of possession, or between it and its letter
        if start >= cut and POSSESSIVE.match(text, start - cut):
            owner = OWNER.search(before.removesuffix(text[start - cut : start]))
            return owner[0] + text[start - cut : start] if owner else ""
    if owner := OWNED.search(before):
        return "" if owner["first"] in TIMES else owner[0]
    words = before.split(" ")[:-1] if before.endswith(" ") else []
    if words and (first := NAME.match(text, start)) and is_country([words[-1], first[0]]):
        return words[-1] + " "
    if UNION.fullmatch(" ".join(words[-3:])) and text[start].islower():
        return " ".join(words[-2:]) + " "
    adjective = next((" ".join(words[-n:]) for n in (2, 1) if is_national(words[-n:])), "")
    return adjective + " " if adjective else ""


def unbroken(span: Span, text: str) -> Span:
    """The span with the rest of a hyphened word it cuts: "12" of "Hwasong-12"."""
    start, end = span.start, span.end
    while start > 0 and (
        text[start - 1].isalnum() or (text[start - 1] in "-‑" and text[start - 2 : start - 1].isalnum())
    ):
        start -= 1
    while end < len(text) and (text[end].isalnum() or (text[end] in "-‑" and text[end + 1 : end + 2].isalnum())):
        end += 1
    return Span(start, end)


def without_quotes(span: Span, text: str) -> Span:
    """The span of a figure or time without quotation marks at its edges."""
    words = text[span.start : span.end]
    start, end = len(words) - len(words.lstrip(QUOTES)), len(words.rstrip(QUOTES))
    return Span(span.start + start, span.start + end) if start < end else span


def of_one_line(span: Span, text: str) -> Span:
    """The longest part of the span that stands in one line: no phrase runs from a caption into the text below it."""
    start, parts = span.start, []
    for part in text[span.start : span.end].split("\n"):
        parts.append(Span(start, start + len(part)))
        start += len(part) + 1
    return max(parts, key=lambda p: p.end - p.start)


def tidy(span: Span, text: str) -> Span | None:
    """The span without function words, marks and a word of saying at its edges; None when nothing is left."""
    span = of_one_line(span, text)
    spoken = SPOKEN.search(text, span.start, span.end)
    words = text[span.start : spoken.start() if spoken else span.end]
    leading = LEADING.match(words)
    trailing = TRAILING.search(words)
    start = span.start + (leading.end() if leading else 0)
    end = span.start + (trailing.start() if trailing else len(words))
    if SHORT.search(text, start, end) and text.startswith(".", end):
        end += 1
    return Span(start, end) if end - start > 1 and not EMPTY.fullmatch(text[start:end]) else None
