"""What one country fires in answer to another is a launch of its own."""

import pytest
from coding.annotating import Marker, make_report
from coding.conftest import CodeWritten, Surround

from dateline.coding.doers import parted_by_doers
from dateline.coding.mention import Mention
from dateline.language.annotations import EventFrame

TEXT = (
    "North Korea launched three missiles at dawn. Hours later South Korea launched two rockets in answer. "
    "At dusk North Korea launched more."
)
MARK = Marker(TEXT)


def launch(mark: Marker, *doers: tuple[str, int], speakers: tuple[str, ...] = ()) -> EventFrame:
    arguments = [mark.argument("actor", name, number=n) for name, n in doers]
    arguments += [mark.argument("count", words) for words in ("three", "two") if words in mark.text]
    triggers = [mark.span("launched", n) for n in range(1, mark.text.count("launched") + 1)]
    return mark.event(*triggers, mode="weapons-test", kind="missile-launch", arguments=arguments, speakers=speakers)


@pytest.fixture
def mentions(code_written: CodeWritten) -> tuple[Mention, ...]:
    event = launch(MARK, ("North Korea", 1), ("South Korea", 1), ("North Korea", 2))
    return code_written(make_report(("body", TEXT)), MARK.annotations(event)).mentions


def test_each_country_has_its_own_launch(mentions: tuple[Mention, ...]) -> None:
    told = [({a.country for a in m.actors}, [v.best for v in m.values if v.field == "count"]) for m in mentions]
    assert told == [({"PRK"}, [3]), ({"KOR"}, [2])]


@pytest.mark.parametrize(
    "text",
    [
        "North Korea launched a missile. South Korea detected that it was launched at dawn.",
        "North Korea launched a missile. South Korea, which had asked for talks only the week before, saw how it was "
        "launched at dawn.",
    ],
)
def test_who_only_watched_parts_nothing(surrounded: Surround, text: str) -> None:
    mark = Marker(text)
    event = launch(mark, ("North Korea", 1), ("South Korea", 1))
    surroundings = surrounded(make_report(("body", text)), mark.annotations(event))
    assert parted_by_doers([event], surroundings) == (event,)
