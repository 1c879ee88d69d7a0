"""The words for parties put right: an adjective with its noun, an office with its holder, two in a row as two.

Whoever only tells who another party is (whose he is, for whom he speaks, what he is) is no party beside him.

Works on annotations whose spans are whole, by the nouns of roles and the names around; whom the words mean is
resolved elsewhere. What no rule knows stays as it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from dateline.actors import lexicon
from dateline.coding.nations import country_names, is_national
from dateline.coding.spans import PARTY_ROLES, one_role_each
from dateline.language.annotations import Annotations, Argument, EventFrame, Span
from dateline.places.names import fold

FEW = "two|three|four|five|six|seven|eight|nine|ten"
NOUN_BEHIND = re.compile(r"(?:\s[a-z][\w-]*){1,3}")
OF_OFFICE = re.compile(r"\sof\s\w+")
# Another party begins anew behind "and": "the army and its allies", "Ada Lanza and three others".
ANOTHER = re.compile(
    rf",?\s+and\s+(?=(?:the|an?|his|her|its|their|our|other|another|{FEW}|\d[\d,]*)"
    r"\s+\w|I$)"
)
# Words behind which an "and" joins what they are of: "residents of Norland and the Isles".
GOES_ON = re.compile(r"\b(?:of|in|at|from|for|to|on|by|with|between|against|including|who|that)\b|,")
BOTH = re.compile(r"(?:the\s+two|both(?:\s+of)?(?:\s+the)?)\s+(?P<noun>[a-z]+)", re.I)
PEOPLE = frozenset("leaders presidents ministers premiers men women".split())  # noqa: SIM905
STATES = frozenset("countries nations states".split())  # noqa: SIM905
REACH = 5
# How many they are, before a noun that says no more than that they are people.
MANY = frozenset("people men women".split())  # noqa: SIM905
FIGURE = re.compile(
    rf"\b(?:\d[\d,.]*|{FEW}|(?:(?:tens|hundreds)\sof\s)?(?:dozens|scores|hundreds|thousands|millions))\s(?:of\s)?$",
    re.I,
)
FIGURE_REACH = 30
# Up to whom a party is told by behind its name: "Ada Lanza, a spokeswoman for", "the guards, backed by".
TOLD_BY = re.compile(r",\s(?:(?!(?:and|or|to)\b)[\w’'.-]+\s){1,5}?(?:of|to|for|by)\s(?:the\s)?")
# Up to a part of the party before: "four houses, including"; a part that is a name is told for its own sake.
PART_OF = re.compile(r",?\sincluding\s(?:[\w-]+\s){0,4}?")
# From an owner to whom he owns: "Lanza's brother, Mara Okafor".
OWNS = re.compile(r"['’]s?(?:\s[a-z-]+){1,3},\s")
MARK = re.compile(r"['’]s?$")
# From what somebody is to his name: "the driver of the van, Ada Lanza".
IS_NAMED = re.compile(r"(?:\s(?:of|to|for|in|at|from)(?:\s[\w’'.-]+){1,6}?)?,\s")
ROLE_NAMED = re.compile(r"(?P<words>(?:\s[\w-]+){1,3}),\s")
LIST_GOES_ON = re.compile(r"(?:,[^,.;\n]{1,40})?,?\s+(?:and|or)\b")
# Who helps those told of does nothing himself: "Norland-backed rebels".
HELPED = re.compile(r"[-‑](?:backed|supported|sponsored|trained|funded|armed|equipped|allied|aligned|affiliated)\b")


def with_whole_parties(annotations: Annotations, text: str) -> Annotations:
    """The annotations with the parties of every event put right."""
    people = frozenset(names_of_people(annotations, text))
    doing = ((e, without_helpers(e, text)) for e in annotations.events)
    events = (replace(e, arguments=put_right(told, people, annotations, text)) for e, told in doing)
    return replace(annotations, events=tuple(events))


def without_helpers(event: EventFrame, text: str) -> list[Argument]:
    """An event's arguments without who only helps those told of, where the event is not that help."""

    def helps(party: Span) -> bool:
        helped = HELPED.match(text, party.end)
        whole = Span(party.start, helped.end()) if helped else None
        return whole is not None and not any(whole.overlaps(trigger) for trigger in event.triggers)

    return [a for a in event.arguments if a.role not in PARTY_ROLES or not helps(a.span)]


def put_right(
    arguments: Iterable[Argument], people: frozenset[Span], annotations: Annotations, text: str
) -> tuple[Argument, ...]:
    """An event's arguments in order, its parties whole, each by itself, and told once where they are told in a row.

    `people` are the names of people in the text.
    """
    told = [
        replace(a, span=with_figure(with_noun(a.span, text), text)) if a.role in PARTY_ROLES else a for a in arguments
    ]
    joined = without_asides(list(joined_with_holders(one_role_each(told), people, text)), people, text)
    parts = (replace(a, span=span) for a in joined for span in parts_of(a, annotations, text))
    return one_role_each(list(parts))


def with_noun(span: Span, text: str) -> Span:
    """A lone adjective of a people with the noun of a role behind it; an office with what it is of."""
    words = text[span.start : span.end].split()
    if is_national(words) and (end := end_of_role(span.end, text)):
        return Span(span.start, end)
    office = OF_OFFICE.match(text, span.end)
    return Span(span.start, office.end()) if office and fold(words[-1] + office[0]) in lexicon.titles() else span


def with_figure(span: Span, text: str) -> Span:
    """A bare "people" with how many they are: "thousands of people" are somebody, "people" may be anybody."""
    is_bare = text[span.start : span.end].lower() in MANY
    figure = FIGURE.search(text, max(0, span.start - FIGURE_REACH), span.start) if is_bare else None
    return Span(figure.start(), span.end) if figure else span


def end_of_role(start: int, text: str) -> int | None:
    """Where the noun of a role ends that follows with at most two small words before it."""
    behind = NOUN_BEHIND.match(text, start)
    ends = (word.end() for word in re.finditer(r"[\w-]+", behind[0])) if behind else ()
    return next((start + end for end in ends if is_role(text[start : start + end].strip())), None)


def is_role(words: str) -> bool:
    """Whether words mean people by what they are; a strike is no party, though an air force may be told so."""
    known = (lexicon.sectors(), lexicon.titles(), lexicon.heads(), lexicon.functions())
    return not words.endswith(("strike", "strikes")) and any(fold(words) in nouns for nouns in known)


def joined_with_holders(arguments: Iterable[Argument], people: frozenset[Span], text: str) -> Iterator[Argument]:
    """The arguments, an office and the name behind it made one party, and a name told again by its letters left out."""
    last: dict[str, Argument] = {}
    for argument in arguments:
        before = last.get(argument.role) if argument.role in PARTY_ROLES else None
        if before and is_abbreviated(before.span, argument.span, text):
            continue
        if before and argument.span in people and is_office(before.span, argument.span, text):
            speakers = tuple(dict.fromkeys(before.speakers + argument.speakers))
            argument = replace(argument, span=Span(before.span.start, argument.span.end), speakers=speakers)
        elif before:
            yield before
        if argument.role in PARTY_ROLES:
            last[argument.role] = argument
        else:
            yield argument
    yield from last.values()


def without_asides(arguments: Sequence[Argument], people: frozenset[Span], text: str) -> list[Argument]:
    """The arguments without parties that only tell who another is."""
    parties = sorted((a for a in arguments if a.role in PARTY_ROLES), key=lambda a: (a.role, a.span))
    beside = [(one, other) for one, other in pairwise(parties) if one.role == other.role]
    aside = [other for one, other in beside if is_told_by(one.span, other.span, text)]
    aside += [one for one, other in beside if is_owner(one.span, other.span, text)]
    aside += [one for one, other in beside if other.span in people and is_named_so(one.span, other.span, text)]
    return [a for a in arguments if a not in aside]


def is_told_by(party: Span, other: Span, text: str) -> bool:
    """Whether a party is told by another behind its name, or the other is no more than an unnamed part of it."""
    is_bare = text[other.start : other.end].islower()
    between = (TOLD_BY, PART_OF) if is_bare else (TOLD_BY,)
    return any(words.fullmatch(text, party.end, other.start) for words in between)


def is_owner(owner: Span, owned: Span, text: str) -> bool:
    """Whether a party only says whose another is: "Lanza's brother, Mara Okafor"."""
    mark = MARK.search(text, owner.start, owner.end)
    start = mark.start() if mark else owner.end
    return text[owned.start].isupper() and OWNS.fullmatch(text, start, owned.start) is not None


def is_named_so(one: Span, name: Span, text: str) -> bool:
    """Whether words say what somebody is whose name alone stands behind them: "the driver of the van, Ada Lanza"."""
    last = text[one.start : one.end].split()[-1]
    if LIST_GOES_ON.match(text, name.end):
        return False
    role = ROLE_NAMED.fullmatch(text, one.end, name.start)
    if role and any(is_role(" ".join(role["words"].split()[-n:])) for n in (1, 2)):
        return True
    return (last.islower() or is_national([last])) and IS_NAMED.fullmatch(text, one.end, name.start) is not None


def is_abbreviated(name: Span, other: Span, text: str) -> bool:
    """Whether the other words are the letters in brackets behind a name: "the Norland Harbour Council (NHC)"."""
    letters = text[other.start : other.end].rstrip(")")
    return text[name.end : other.start].strip() == "(" and letters.isupper()


def is_office(office: Span, holder: Span, text: str) -> bool:
    """Whether words end in the title of one person, and nothing but a comma parts them from the other words."""
    words = fold(text[office.start : office.end]).split()
    ends = (" ".join(words[-count:]) for count in (1, 2, 3))
    return text[office.end : holder.start].strip() == "," and any(end in lexicon.titles() for end in ends)


def parts_of(argument: Argument, annotations: Annotations, text: str) -> list[Span]:
    """The parties in the words for one, or the two that they point back to; else the words themselves."""
    if argument.role not in PARTY_ROLES:
        return [argument.span]
    return both_meant(argument.span, annotations, text) or two_told(argument.span, annotations, text)


def two_told(span: Span, annotations: Annotations, text: str) -> list[Span]:
    """The two of "the army and its allies"; one where the "and" is that of a name or of what somebody is of."""
    joint = ANOTHER.search(text, span.start, span.end)
    first = text[span.start : joint.start()] if joint else ""
    if joint is None or GOES_ON.search(first) or is_national(first.split()) or not first:
        return [span]
    is_name = any(e.span.contains(Span(*joint.span())) for e in annotations.entities)
    is_body = fold(text[span.start : span.end]) in lexicon.bodies()
    return [span] if is_name or is_body else [Span(span.start, joint.start()), Span(joint.end(), span.end)]


def both_meant(span: Span, annotations: Annotations, text: str) -> list[Span]:
    """Whom "the two leaders" or "both countries" mean: the two named last, where no third is named beside them."""
    both = BOTH.fullmatch(text, span.start, span.end)
    if both is None or both["noun"].lower() not in PEOPLE | STATES:
        return []
    named = names_of_states if both["noun"].lower() in STATES else names_of_people
    begun = [s for s in annotations.sentences if s.start <= span.start][-REACH:]
    found: dict[str, Span] = {}
    for sentence in reversed(begun):
        for name in named(annotations, text):
            if sentence.contains(name) and name.end <= span.start:
                found.setdefault(text[name.start : name.end].lower().split()[-1], name)
        if len(found) >= 2:
            break
    return sorted(found.values()) if len(found) == 2 else []


def names_of_people(annotations: Annotations, text: str) -> list[Span]:
    """The names of people in a text, pieces of one name as one."""
    names: list[Span] = []
    for piece in (e.span for e in annotations.entities if e.kind == "person"):
        if names and text[names[-1].end : piece.start] == " ":
            piece = Span(names.pop().start, piece.end)
        names.append(piece)
    return names


def names_of_states(annotations: Annotations, text: str) -> list[Span]:
    """The names of countries in a text."""
    return [e.span for e in annotations.entities if text[e.span.start : e.span.end].lower() in country_names()]
