"""The stories' headlines: what is marked in a title is found in the headline that puts names for its placeholders."""

import pytest
from corpora.plover import offsets_in, title_event

TITLE = "{country_1} Expels Envoys of {country_2}"


def test_what_is_marked_in_a_title_is_found_in_its_headline() -> None:
    headline = "Cape Verde Expels Envoys of Laos"
    marked = {
        "type": "SANCTION", "mode": "expel", "modality": "actual", "salience": "main", "triggers": [[12, 18]],
        "actors": [[0, 11]], "recipients": [[19, 40], [29, 40]], "places": [],
    }  # fmt: skip
    event = title_event(marked, offsets_in(TITLE, headline))
    assert [headline[a:b] for a, b in event.triggers] == ["Expels"]
    told = [(a.role, headline[a.start : a.end]) for a in event.arguments]
    assert told == [("actor", "Cape Verde"), ("recipient", "Envoys of Laos"), ("recipient", "Laos")]


def test_a_headline_of_another_title_is_an_error() -> None:
    with pytest.raises(ValueError, match="does not follow"):
        offsets_in(TITLE, "Cape Verde Receives Envoys of Laos")
