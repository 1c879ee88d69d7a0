import pytest

from dateline.reading.lines import read_given_moment
from dateline.reading.moments import (
    is_date_line,
    moment_of_address,
    read_date_lines,
    read_moment,
    read_placed_date,
)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2021-04-05", "2021-04-05"),
        ("2021-04-05T10:00:00Z", "2021-04-05T10:00:00Z"),
        ("2021-04-05T10:00:00.000+02:00", "2021-04-05T10:00:00+02:00"),
        ("Thu, 22 Apr 2010 12:00:00 +0900", "2010-04-22T12:00:00+09:00"),
        ("Sept. 13, 2023 10:45 AM EDT", "2023-09-13T10:45:00-04:00"),
        ("Updated: 10:05 p.m. ET, January 5, 2021", "2021-01-05T22:05:00-05:00"),
        ("13th September 2023", "2023-09-13"),
        ("20210405", "2021-04-05"),
        ("13/04/2021", "2021-04-13"),
    ],
)
def test_usual_forms_are_read(text: str, moment: str) -> None:
    found = read_moment(text, "given")
    assert found is not None
    assert found.from_ == moment


def test_a_clock_time_without_a_zone_gives_the_day_only() -> None:
    found = read_moment("Thu, 22 Apr 2010 12:00:00", "given")
    assert found is not None
    assert (found.from_, found.text) == ("2010-04-22", "Thu, 22 Apr 2010 12:00:00")


@pytest.mark.parametrize("text", ["03/04/2021", "yesterday", "2021-13-40", "", "12:30 GMT"])
def test_what_can_not_be_told_is_not_invented(text: str) -> None:
    assert read_moment(text, "given") is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/world/2021/04/05/port-strike", "2021-04-05"),
        ("https://example.org/world/2021/apr/05/port-strike", "2021-04-05"),
        ("https://example.org/world/port-strike-ends-20210405-story.html", "2021-04-05"),
        ("https://example.org/world/port-strike-ends-2021-04-05-1.667", "2021-04-05"),
        ("https://example.org/item/20210405100025-abcd/", "2021-04-05"),
        ("https://example.org/stories/202104050014.html", "2021-04-05"),
        ("https://example.org/port?cid=rss_20210405", "2021-04-05"),
        ("https://example.org/2021/04/port-strike", None),
        ("https://example.org/port-12345202104056", None),
        ("https://example.org/port-20211405", None),
        (None, None),
    ],
)
def test_the_day_of_an_address(url: str | None, day: str | None) -> None:
    found = moment_of_address(url)
    assert (found.from_ if found else None) == day


def test_unix_times_may_be_given() -> None:
    found = read_given_moment(1617580800)
    assert found is not None
    assert found.from_ == "2021-04-05T00:00:00Z"


def test_a_date_line_says_nothing_else() -> None:
    assert is_date_line("Published 4 May 2021, 10:30 GMT")
    assert is_date_line("2021-05-04T10:30:00+02:00")
    assert not is_date_line("On 4 May 2021 the mine was closed")


def test_published_and_updated_on_one_line() -> None:
    published, modified = read_date_lines("Published 4 May 2021, updated 5 May 2021")
    assert published is not None
    assert modified is not None
    assert (published.from_, modified.from_) == ("2021-05-04", "2021-05-05")


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        ("Geneva, 6 June 2024", "6 June 2024"),
        ("Published 3 August 2023, Lake Monitor", "Published 3 August 2023"),
        ("14 May 2024 | Harbour Courier", "14 May 2024"),
        ("On 14 May 2024, the ministers met", None),
    ],
)
def test_a_date_beside_a_name_is_one_of_publication(line: str, dates: str | None) -> None:
    assert read_placed_date(line) == dates
