"""Parties named once: of an event's actors (or recipients) each stands once, by its fullest words.

A party told again in other words (the same body, the same name, a pronoun, a bare noun in another sentence) is the
party already told; what is vouched for in those words is vouched for that party. Nothing is added here.
"""

from collections.abc import Iterable, Iterator, Sequence

from dateline.coding.claims import Resolved
from dateline.coding.mention import Actor
from dateline.coding.spans import PARTY_ROLES
from dateline.coding.surroundings import Surroundings
from dateline.language import pronouns
from dateline.language.annotations import Argument, Span

# Beside pronouns, nouns that say no more than these.
POINTING = {"all", "many", "several", "people", "men", "women"}
Party = tuple[Argument, Actor]


def is_no_party(span: Span, surroundings: Surroundings) -> bool:
    """Whether words are the name of a treaty, an exercise or a congress: of several words, and of nobody we know of."""
    others = (e.span for e in surroundings.annotations.entities if e.kind == "other")
    if " " not in surroundings.words(span) or span not in others:
        return False
    found = surroundings.actor(span)
    # Two capitalised words may look like a person's name.
    return found.id is None and (found.sector is None or (found.sector == "CVL" and found.country is None))


def parties_once(resolved: Sequence[Resolved], surroundings: Surroundings) -> Iterator[Resolved]:
    """The resolved arguments in order, words for a party with the party they mean; those for nobody are left out."""
    known = {role: kept_parties(parties_of(resolved, role), surroundings) for role in PARTY_ROLES}
    told_twice = on_both_sides(known)
    for argument, value in resolved:
        if not isinstance(value, Actor):
            yield argument, value
            continue
        party = party_of((argument, value), known[argument.role], surroundings)
        if party and party not in told_twice:
            yield argument, party[1]


def on_both_sides(known: dict[str, list[Party]]) -> list[Party]:
    """Parties told as doing and as done to, as those done to, where others are too.

    Nobody does to himself (39 of 27,389 labelled events); where nobody else is done to, two deeds may have been joined.
    """
    doers, done_to = known["actor"], known["recipient"]
    both = [party for party in done_to if any(is_one(doer[1], party[1]) for doer in doers)]
    return both if len(both) < len(done_to) else []


def is_one(one: Actor, other: Actor) -> bool:
    """Whether two are the same body by id, or where neither has one by name."""
    if one.id or other.id:
        return one.id == other.id
    return bool(one.name) and name_words(one) == name_words(other)


def parties_of(resolved: Iterable[Resolved], role: str) -> list[Party]:
    """The parties of a role, named ones before others, then the surest, then the first."""
    found = [(a, v) for a, v in resolved if isinstance(v, Actor) and a.role == role]
    return sorted(found, key=lambda p: (is_pronoun(p[1]), not is_named(p[1]), -p[0].score, p[0].span))


def kept_parties(parties: Sequence[Party], surroundings: Surroundings) -> list[Party]:
    """The parties that are not another one told again."""
    kept: list[Party] = []
    for party in parties:
        if not is_pronoun(party[1]) and party_of(party, kept, surroundings) is None:
            kept.append(party)
    return kept


def party_of(party: Party, kept: Sequence[Party], surroundings: Surroundings) -> Party | None:
    """Which of the kept parties this one is; None where it is none of them."""
    same = next((k for k in kept if is_same(k[1], party[1])), None)
    if same or is_named(party[1]):
        return same
    told_apart = not is_pronoun(party[1]) and any(one_sentence(k, party, surroundings) for k in kept)
    return None if told_apart or not kept else kept[0]


def is_same(one: Actor, other: Actor) -> bool:
    """Whether one is among the words of the other, both are one body, or are names of which one ends in the other."""
    if Span(one.start, one.end).overlaps(Span(other.start, other.end)):
        return True
    if one.id and one.id == other.id:
        return True
    first, second = (name_words(a) for a in (one, other))
    shorter, longer = sorted((first, second), key=len)
    return bool(shorter) and longer[-len(shorter) :] == shorter


def name_words(actor: Actor) -> list[str]:
    """The words of an actor's name, or of what the text calls it, without articles and possessives."""
    words = (actor.name or actor.text).lower().replace("’", "'").split()
    return [w.removesuffix("'s").strip(".,'") for w in words if w not in ("the", "a", "an")]


def is_named(actor: Actor) -> bool:
    """Whether the words resolve to somebody, or are a name."""
    return bool(actor.id or actor.name)


def is_pronoun(actor: Actor) -> bool:
    """Whether the words only point to somebody and nobody is known whom."""
    return not is_named(actor) and (pronouns.is_pronoun(actor.text) or actor.text.lower() in POINTING)


def one_sentence(one: Party, other: Party, surroundings: Surroundings) -> bool:
    """Whether two parties stand in one sentence, and so are told beside each other."""
    first, second = (surroundings.sentence_of(Span(a.start, a.end)) for _, a in (one, other))
    return first is not None and first == second
