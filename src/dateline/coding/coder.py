"""The coder: a report in, its mentions, claims and statements out.

Coding is a pure function of the report, the model and the ontology: the same report always gives the same bytes. A
report in a language the model does not read is not coded, and says so.
"""

import gc
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from dateline.actors import ActorResolver
from dateline.coding.arguments import resolve_actor_argument, resolve_value
from dateline.coding.bearings import with_bearings
from dateline.coding.claims import Resolved, make_claims
from dateline.coding.clocks import with_clocks, without_landings
from dateline.coding.days import links_within_days, parted_by_days
from dateline.coding.doers import parted_by_doers, strangers_of
from dateline.coding.drafts import (
    Draft,
    is_launch,
    make_drafts,
    with_recalled,
    without_observers,
    without_opening,
)
from dateline.coding.kinds import with_kind
from dateline.coding.lengths import lengths_apart
from dateline.coding.listed import each_told
from dateline.coding.mention import Actor, Coded, Mention, Place, Value, Words
from dateline.coding.modality import modality_of, without_plans
from dateline.coding.names import whole_names
from dateline.coding.neighbours import without_lent, without_likened, without_strangers
from dateline.coding.outcomes import with_outcomes
from dateline.coding.parties import is_no_party, parties_once
from dateline.coding.phrases import with_whole_parties
from dateline.coding.spans import PARTY_ROLES, PLACE_ROLES, make_whole
from dateline.coding.statements import make_statements
from dateline.coding.surroundings import Surroundings, spans_of
from dateline.coding.times import Setting, find_setting, of_one_moment, resolve_time, resolve_time_span
from dateline.coding.tolls import of_people
from dateline.coding.values import fullest, values_once
from dateline.coding.venues import is_no_place, outside, places_of, resolve_place_argument, role_of_place
from dateline.coding.weapons import with_weapons
from dateline.language.annotations import Argument, Span
from dateline.language.model import Model, load_model
from dateline.ontology import Ontology
from dateline.places import PlaceResolver
from dateline.places.gazetteer import open_gazetteer
from dateline.places.names import fold
from dateline.reading.report import Report

READ = frozenset({None, "en"})


class Coder:
    """Codes reports; holds the model, the gazetteer and the ontology, all loaded once."""

    def __init__(self, model: Model, places: PlaceResolver, actors: ActorResolver, ontology: Ontology) -> None:
        self.model, self.places, self.actors, self.ontology = model, places, actors, ontology

    @classmethod
    def load(cls, extra: Iterable[Path] = ()) -> "Coder":
        """The coder with the shipped weights and tables; `extra` are ontology files of the user's own.

        What is loaded then lasts as long as the process; the collector of garbage does not look through it again.
        """
        gazetteer = open_gazetteer()
        coder = cls(load_model(), PlaceResolver(gazetteer), ActorResolver(gazetteer), Ontology.load(extra))
        gc.freeze()
        return coder

    def code(self, report: Report) -> Coded:
        """Everything one report tells."""
        if report.language not in READ:
            return Coded((), (), (f"not coded: the language is {report.language}, only English is read",))
        seen = whole_names(self.model.annotate(report.text), report.text)
        whole = with_whole_parties(make_whole(seen, report.text), report.text)
        annotations = with_bearings(whole, report.text)
        places = tuple(a for frame in annotations.events for a in spans_of(frame.arguments, PLACE_ROLES))
        surroundings = Surroundings(report, annotations, self.places, self.actors, places)
        frames = without_likened(parted_by_doers(parted_by_days(surroundings), surroundings), surroundings)
        frames = without_strangers(without_lent(frames, surroundings), surroundings)
        frames = each_told(frames, surroundings)
        links = links_within_days(frames, surroundings)
        strangers = strangers_of(links, frames, surroundings)
        joined = make_drafts(frames, report.paragraphs, report.text, links, strangers)
        opened = (without_opening(without_observers(d, report.text), surroundings.opening) for d in joined)
        drafts = [with_kind(draft, surroundings) for draft in opened]
        timed = with_clocks(without_landings(with_recalled(drafts), surroundings), surroundings)
        named = with_weapons(with_outcomes(timed, report.text), report.text)
        told = (without_plans(draft, surroundings) for draft in named)
        mentions = (self.make_mention(draft, surroundings) for draft in told)
        return Coded(tuple(mentions), make_statements(surroundings))

    def make_mention(self, draft: Draft, surroundings: Surroundings) -> Mention:
        """A draft with everything resolved."""
        setting = find_setting(draft.arguments, draft.frame.modality, surroundings)
        told = list(self.resolve_arguments(draft, surroundings, setting))
        resolved = list(parties_once(list(values_once(told, surroundings)), surroundings))
        times = [a for a in draft.arguments if a.role == "time"]
        time = resolve_time(times, surroundings, setting, draft.triggers[0])
        if draft.frame.mode == "weapons-test":
            unquoted = [a for a in times if not a.speakers]
            own = resolve_time(unquoted, surroundings, setting, draft.triggers[0])
            resolved = list(of_one_moment(resolved, own, surroundings))
        first, *others = (words_of(span, surroundings) for span in draft.triggers)
        return Mention(
            id=mention_id(surroundings.report.id, draft.triggers[0], draft.frame.type),
            type=draft.frame.type,
            mode=draft.frame.mode,
            kind=draft.frame.kind,
            modality=modality_of(draft, surroundings),
            trigger=first,
            others=tuple(others),
            actors=actors_of(resolved, "actor"),
            recipients=actors_of(resolved, "recipient"),
            places=places_of((v for _, v in resolved if isinstance(v, Place)), surroundings.report.text),
            time=time,
            values=fullest(values_of(resolved), surroundings.report.text),
            claims=make_claims(draft, resolved, surroundings),
        )

    def resolve_arguments(self, draft: Draft, surroundings: Surroundings, setting: Setting) -> Iterable[Resolved]:
        """Each argument with what it resolves to; numbers that are none are left out."""
        for argument in lengths_apart(tuple(self.fitting(draft, surroundings)), surroundings):
            if argument.role in PARTY_ROLES:
                yield argument, resolve_actor_argument(argument, draft.frame.type, surroundings)
            elif argument.role in PLACE_ROLES:
                yield argument, resolve_place_argument(argument, surroundings)
            elif argument.role == "time":
                if time := resolve_time_span(argument.span, surroundings, setting):
                    yield argument, time
            elif value := resolve_value(argument, surroundings, self.ontology):
                yield argument, value

    def fitting(self, draft: Draft, surroundings: Surroundings) -> Iterator[Argument]:
        """The arguments the type allows: a place in a role it does not know is the venue, other fields are left out."""
        frame = draft.frame
        places = self.ontology.place_roles(frame.type, frame.mode)
        launched = is_launch(frame)
        fields = {field.role or field.name for field in self.ontology.fields(frame.type, frame.mode)}
        for argument in (of_people(a, frame, surroundings.report.text) for a in draft.arguments):
            if argument.role in PLACE_ROLES and is_no_place(argument, draft, surroundings):
                continue
            if argument.role in PARTY_ROLES and is_no_party(argument.span, surroundings):
                continue
            if argument.role in PLACE_ROLES:
                told = replace(argument, span=outside(argument.span, surroundings.report.text))
                yield replace(told, role=role_of_place(told, places, surroundings.report.text, launched))
            elif argument.role in PARTY_ROLES | {"time"} or argument.role in fields:
                yield argument


@cache
def default_coder() -> Coder:
    """The coder with the shipped weights and tables, loaded once a process."""
    return Coder.load()


def code(report: Report) -> Coded:
    """Everything one report tells, by the default coder."""
    return default_coder().code(report)


def actors_of(resolved: Iterable[Resolved], role: str) -> tuple[Actor, ...]:
    """The parties of a role, each once, in the order of the text."""
    found = {v for a, v in resolved if isinstance(v, Actor) and a.role == role}
    return tuple(sorted(found, key=lambda v: (v.start, v.end)))


def values_of(resolved: Iterable[Resolved]) -> tuple[Value, ...]:
    """The values, each once, in the order of the text: a figure or word told again is the one already told."""
    found: dict[tuple[object, ...], Value] = {}
    for value in sorted((v for _, v in resolved if isinstance(v, Value)), key=lambda v: (v.start, v.end)):
        told = (value.low, value.best, value.high, value.unit, fold(value.value or ""))
        found.setdefault((value.field, *told), value)
    return tuple(found.values())


def words_of(span: Span, surroundings: Surroundings) -> Words:
    """A span with its characters."""
    return Words(span.start, span.end, surroundings.words(span))


def mention_id(report: str, trigger: Span, type_: str) -> str:
    """A digest of the report's id, the trigger's place and the type."""
    return hashlib.sha256(f"{report}:{trigger.start}:{trigger.end}:{type_}".encode()).hexdigest()[:16]
