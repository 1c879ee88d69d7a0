"""What an analyst types, read as a value of the field."""

import pytest

from dateline.errors import RecordError
from dateline.record.corrections import read_correction


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("count", "5", {"low": 5.0, "best": 5.0, "high": 5.0}),
        ("count", "3..5", {"low": 3.0, "high": 5.0}),
        ("count", "3..", {"low": 3.0, "high": None}),
        ("class", "short-range", {"value": "short-range"}),
        ("origin", '{"name": "Sunan"}', {"value": {"name": "Sunan"}}),
        ("origin", "Sunan", {"value": {"text": "Sunan", "role": "origin", "name": "Sunan"}}),
        ("actors", "Vale; Harlan", {"value": [{"text": "Vale", "name": "Vale"}, {"text": "Harlan", "name": "Harlan"}]}),
    ],
)
def test_a_value_is_read_as_one_of_its_field(field, words, value):
    assert read_correction(field, words) == value


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("2023-09-13", "2023-09-13", "2023-09-13", "day"),
        ("2023-09", "2023-09", "2023-09", "month"),
        ("2023", "2023", "2023", "year"),
        ("2023-09-13T11:43+09:00/2023-09-13T11:53+09:00", "2023-09-13T11:43+09:00", "2023-09-13T11:53+09:00", "minute"),
    ],
)
def test_a_time_is_an_interval_with_its_precision(words, start, end, precision):
    read = read_correction("time", words)["value"]
    assert (read["from"], read["to"], read["precision"], read["status"]) == (start, end, precision, "resolved")


@pytest.mark.parametrize(
    ("field", "words", "says"),
    [
        ("time", "last Tuesday", "not a time: last Tuesday"),
        ("time", "2023-09-13/2023-09-12", "not a time"),
        ("occurrence", "yes", "accept or reject"),
        ("count", "{3", "not JSON"),
    ],
)
def test_what_cannot_be_read_is_said_with_the_form_that_can(field, words, says):
    with pytest.raises(RecordError, match=says):
        read_correction(field, words)
