"""Launches parted by their doers: what one country fires in answer to another is a launch of its own.

The reader often takes the salvos of a day for one event. Where the sentences of a launch's triggers each name one
country that fires, and not the same, each country's sentences tell its own launch. Who only watches fires nothing.
"""

from collections.abc import Sequence

from dateline.coding.days import part_of
from dateline.coding.drafts import OBSERVED, is_launch
from dateline.coding.surroundings import Surroundings
from dateline.language.annotations import EventFrame, Link, Span

REACH = 60


def parted_by_doers(frames: Sequence[EventFrame], surroundings: Surroundings) -> tuple[EventFrame, ...]:
    """The frames, launches by countries: each frame's first part in its place, all other parts behind."""
    parts = [parts_of(frame, surroundings) for frame in frames]
    return (*(first for first, *_ in parts), *(other for _, *others in parts for other in others))


def parts_of(frame: EventFrame, surroundings: Surroundings) -> list[EventFrame]:
    """A launch by the countries that the sentences of its triggers name as its doers, in order of the text."""
    by_sentence = doers_by_sentence(frame, surroundings)
    countries = list(dict.fromkeys(country for told in by_sentence.values() if len(told) == 1 for country in told))
    if len(countries) < 2:
        return [frame]
    part_at: dict[Span, int] = {}
    number = 0
    for sentence, told in by_sentence.items():
        number = countries.index(min(told)) if len(told) == 1 else number
        part_at[sentence] = number
    return [part_of(frame, n, frame.modality, part_at, surroundings) for n in range(len(countries))]


def doers_by_sentence(frame: EventFrame, surroundings: Surroundings) -> dict[Span, set[str]]:
    """The sentences with a trigger of a launch, in order, each with the countries whose doing it tells there."""
    if not is_launch(frame):
        return {}
    sentences = surroundings.sentences_of(sorted(frame.triggers))
    doers = [a.span for a in frame.arguments if a.role == "actor" and not only_tells(a.span, frame, surroundings)]

    def do_it(sentence: Span) -> set[str]:
        """The countries of the doers in a sentence that stand near one of its triggers."""
        triggers = [t for t in frame.triggers if sentence.contains(t)]
        near = (doer for doer in doers if sentence.contains(doer) and is_near(doer, triggers))
        return {country for doer in near if (country := surroundings.actor(doer).country)}

    return {sentence: do_it(sentence) for sentence in sentences}


def is_near(doer: Span, triggers: Sequence[Span]) -> bool:
    """Whether a trigger stands few words from a doer."""
    return any(doer.start - REACH <= t.end and t.start <= doer.end + REACH for t in triggers)


def only_tells(doer: Span, frame: EventFrame, surroundings: Surroundings) -> bool:
    """Whether one taken for a doer speaks of the launch or has watched it."""
    sources = (a.span for said in surroundings.annotations.attributions for a in said.arguments if a.role == "source")
    speakers = (*frame.speakers, *(s for a in frame.arguments for s in a.speakers), *sources)
    return any(s.overlaps(doer) for s in speakers) or OBSERVED.match(surroundings.report.text, doer.end) is not None


def strangers_of(links: Sequence[Link], frames: Sequence[EventFrame], surroundings: Surroundings) -> frozenset[Link]:
    """The links of two launches that name doers of different countries."""
    linked = {n for link in links for n in (link.first, link.second)}
    countries = {n: set[str]().union(*doers_by_sentence(frames[n], surroundings).values()) for n in linked}

    def are_strangers(link: Link) -> bool:
        one, other = countries[link.first], countries[link.second]
        return bool(one) and bool(other) and not one & other

    return frozenset(filter(are_strangers, links))
