"""Which events: the filters that every command which takes events understands, each said once.

A command that wants them has a parameter `asked` and is marked `@takes_filters`; it is given one `Asked` made from the
options. Nothing here opens a record.
"""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

if TYPE_CHECKING:
    from dateline.record.filters import Box, Circle, EventFilter


class Asked(NamedTuple):
    """The events that are asked for: a filter of the record, and words that their reports must have."""

    filter: "EventFilter"
    words: str | None


def _option(name: str, words: str, metavar: str = "TEXT") -> Any:
    return typer.Option(name, help=words, metavar=metavar)


def read_filters(
    type_: Annotated[str | None, _option("--type", "Type of the ontology, such as MOBILIZE.", "TYPE")] = None,
    mode: Annotated[str | None, _option("--mode", "Mode, such as weapons-test.", "MODE")] = None,
    kind: Annotated[str | None, _option("--kind", "Finer kind, such as missile-launch.", "KIND")] = None,
    actor: Annotated[str | None, _option("--actor", "A party: words of its name, or its ISO country.")] = None,
    country: Annotated[str | None, _option("--country", "ISO 3166 country of a place or party.", "ISO")] = None,
    place: Annotated[str | None, _option("--place", "Words of a place's name.")] = None,
    near: Annotated[str | None, _option("--near", "Within so many km of a point.", "LAT,LON,KM")] = None,
    box: Annotated[str | None, _option("--box", "Between two latitudes and longitudes.", "S,W,N,E")] = None,
    since: Annotated[str | None, _option("--since", "On this day or later.", "DAY")] = None,
    until: Annotated[str | None, _option("--until", "On this day or earlier.", "DAY")] = None,
    modality: Annotated[
        str | None, _option("--modality", "actual, historical, future, hypothetical or negated.", "MODALITY")
    ] = None,
    min_origins: Annotated[int, typer.Option("--min-origins", min=0, help="Vouched for by so many origins.")] = 0,
    conflicts: Annotated[bool, typer.Option("--conflicts", help="Only events on which sources disagree.")] = False,
    words: Annotated[str | None, _option("--text", 'Told by reports with these words; "in quotes" together.')] = None,
) -> Asked:
    """What the options ask for."""
    from dateline.record.filters import EventFilter

    asked = EventFilter(
        type=type_,
        mode=mode,
        kind=kind,
        actor=actor,
        country=country,
        place=place,
        area=_area(near, box),
        since=since,
        until=until,
        modality=modality,
        min_origins=min_origins,
        conflicts=conflicts,
    )
    return Asked(asked, words)


def takes_filters(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options of the filters behind its own."""
    own = [each for name, each in inspect.signature(command).parameters.items() if name != "asked"]
    filters = inspect.signature(read_filters).parameters

    @wraps(command)
    def run(**given: Any) -> None:
        asked = read_filters(**{name: given.pop(name) for name in filters})
        command(**given, asked=asked)

    parameters = [*own, *filters.values()]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in parameters}
    return run


def _area(near: str | None, box: str | None) -> "Circle | Box | None":
    from dateline.record.filters import Box, Circle

    if near is not None and box is not None:
        raise typer.BadParameter("give --near or --box, not both")
    if near is not None:
        return Circle(*_numbers(near, 3, "LAT,LON,KM"))
    return Box(*_numbers(box, 4, "S,W,N,E")) if box is not None else None


def _numbers(words: str, count: int, form: str) -> list[float]:
    try:
        numbers = [float(word) for word in words.removesuffix("km").split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != count:
        raise typer.BadParameter(f"not of the form {form}: {words}")
    return numbers
