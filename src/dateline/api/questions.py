"""What may be asked, in the words of the command line: one type for the parameters of each kind of question.

The OpenAPI document is made from the same types. A parameter that is unknown, given twice or of the wrong form is an
error, never passed over (400); so is a question of the right form that makes no sense, such as the 30th of February
(422): whoever keeps to the document never gets a 400.
"""

from typing import Annotated, Literal, TypeVar

import msgspec
from msgspec import Meta
from starlette.datastructures import QueryParams

from dateline.api.problems import ApiError
from dateline.errors import RecordError
from dateline.record.filters import Box, Circle, EventFilter
from dateline.record.moments import end_of

Order = Literal["id", "time", "-time"]
_Words = Annotated[str, Meta(max_length=500)]
_YEAR, _MONTH, _DAY = "(19|20)[0-9]{2}", "(0[1-9]|1[0-2])", "(0[1-9]|[12][0-9]|3[01])"
_CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]"
_Day = Annotated[str, Meta(pattern=rf"^{_YEAR}(-{_MONTH}(-{_DAY})?)?$", description="2023, 2023-09 or 2023-09-13.")]
_Limit = Annotated[int, Meta(ge=1, le=1000, description="So many on a page at most.")]
_Cursor = Annotated[
    str, Meta(pattern="^[A-Za-z0-9_-]{4,1000}$", description="Where the page before left off: its `next`.")
]
_AsOf = Annotated[
    str,
    Meta(
        pattern=rf"^{_YEAR}-{_MONTH}-{_DAY}(T{_CLOCK}(:[0-5][0-9]([.][0-9]{{1,6}})?)?(Z|[+-]{_CLOCK})?)?$",
        description="The record as it stood: 2026-11-24 (its end) or 2026-11-24T09:30:00Z.",
    ),
]
_NUMBER = r"-?[0-9]{1,5}([.][0-9]{1,9})?"


class AsOf(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """A question put to the record as it stands or stood."""

    as_of: _AsOf | None = None


class Filters(AsOf, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """Which events are asked for; all must hold, and they look at what anyone claims."""

    type: Annotated[_Words, Meta(description="Type of the ontology, such as MOBILIZE.")] | None = None
    mode: Annotated[_Words, Meta(description="Mode, such as weapons-test.")] | None = None
    kind: Annotated[_Words, Meta(description="Finer kind, such as missile-launch.")] | None = None
    actor: Annotated[_Words, Meta(description="A party: words of its name, or its ISO country.")] | None = None
    country: Annotated[_Words, Meta(description="ISO 3166 country of a place or party.")] | None = None
    place: Annotated[_Words, Meta(description="Words of a place's name.")] | None = None
    near: (
        Annotated[
            str, Meta(pattern=rf"^{_NUMBER},{_NUMBER},[0-9]{{1,5}}$", description="LAT,LON,KM: within so many km.")
        ]
        | None
    ) = None
    box: (
        Annotated[
            str,
            Meta(pattern=rf"^{_NUMBER},{_NUMBER},{_NUMBER},{_NUMBER}$", description="S,W,N,E: between these degrees."),
        ]
        | None
    ) = None
    since: _Day | None = None
    until: _Day | None = None
    modality: Literal["actual", "historical", "future", "hypothetical", "negated"] | None = None
    min_origins: Annotated[int, Meta(ge=0, le=1000, description="Vouched for by so many origins.")] = 0
    conflicts: Annotated[bool, Meta(description="Only events on which sources disagree.")] = False
    text: Annotated[_Words, Meta(description='Told by reports with these words; "in quotes" together.')] | None = None

    def asked(self) -> EventFilter:
        """The filter of the record."""
        asked = EventFilter(
            type=self.type,
            mode=self.mode,
            kind=self.kind,
            actor=self.actor,
            country=self.country,
            place=self.place,
            area=self._area(),
            since=self.since,
            until=self.until,
            modality=self.modality,
            min_origins=self.min_origins,
            conflicts=self.conflicts,
        )
        asked.days()
        return asked

    def _area(self) -> Circle | Box | None:
        if self.near is not None and self.box is not None:
            raise RecordError("give near or box, not both")
        if self.near is not None:
            return Circle(*_numbers(self.near))
        return Box(*_numbers(self.box)) if self.box is not None else None


class EventList(Filters, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """A page of events."""

    order: Annotated[Order, Meta(description="By id, by time, or latest first; an unresolved time comes last.")] = "id"
    view: Annotated[Literal["row", "whole"], Meta(description="Rows in brief, or whole events.")] = "row"
    limit: _Limit = 100
    cursor: _Cursor | None = None


class ClaimList(Filters, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """A page of claims of the events that fit."""

    field: Annotated[_Words, Meta(description="Only claims of this field, such as killed.")] | None = None
    limit: _Limit = 100
    cursor: _Cursor | None = None


class ReportList(AsOf, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """A page of reports."""

    text: Annotated[_Words, Meta(description='Reports with these words; "in quotes" together.')] | None = None
    limit: _Limit = 100
    cursor: _Cursor | None = None


class Changes(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """What changed between two moments."""

    since: _AsOf
    until: _AsOf | None = None
    limit: _Limit = 100
    cursor: _Cursor | None = None


class DecisionList(AsOf, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """A page of decisions."""

    limit: _Limit = 100
    cursor: _Cursor | None = None


class Feed(Filters, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """A feed of the events that were told of last."""

    limit: _Limit = 50


Question = TypeVar("Question", bound=msgspec.Struct)


def read_question(given: QueryParams, kind: type[Question]) -> Question:
    """The question that parameters put; ApiError 400 where their form is wrong, 422 where they make no sense."""
    parameters = dict(given.multi_items())
    if len(parameters) != len(given.multi_items()):
        raise ApiError(400, "a parameter is given twice")
    try:
        question = msgspec.convert(parameters, kind, strict=False)
    except msgspec.ValidationError as error:
        raise ApiError(400, str(error)) from None
    try:
        _require_sense(question)
    except RecordError as error:
        raise ApiError(422, str(error)) from None
    return question


def _require_sense(question: msgspec.Struct) -> None:
    if isinstance(question, Filters):
        question.asked()
    moments = (
        getattr(question, name, None) for name in ("as_of", *(("since", "until") * isinstance(question, Changes)))
    )
    for moment in moments:
        if moment is not None:
            require_moment(moment)


def require_moment(words: str) -> None:
    """Refuse what is not a time of the record."""
    try:
        end_of(words)
    except OverflowError:
        raise RecordError(f"not a time that can be reckoned with: {words}") from None


def _numbers(words: str) -> list[float]:
    return [float(word) for word in words.split(",")]
