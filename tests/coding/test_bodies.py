"""Words for a speaker become those of the body they are a part of, run past, or are published by."""

import pytest
from coding.annotating import Marker, make_report
from coding.conftest import Surround

from dateline.coding.bodies import whole_body
from dateline.coding.speakers import make_speaker

TEXT = (
    "A height of 50 km was given by Japan's Defense Ministry. Figures released by Japan's Ministry of Defense "
    "speak of 60 km. Residents of Harbour Town saw it. US officials doubted it. Maria Okafor Tuesday saw it."
)
MARK = Marker(TEXT)


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("Japan's Defense", "Japan's Defense Ministry"),
        ("Defense", "Japan's Defense Ministry"),
        ("Japan's Ministry of Defense speak", "Japan's Ministry of Defense"),
        ("Figures", "Japan's Ministry of Defense"),
        ("Figures released by Japan's Ministry", "Japan's Ministry of Defense"),
        ("Residents", "Residents"),
        ("US officials", "US officials"),
        ("Maria Okafor", "Maria Okafor"),
    ],
)
def test_words_for_a_speaker_are_those_of_a_body_where_one_is_known(
    surrounded: Surround, words: str, whole: str
) -> None:
    surroundings = surrounded(make_report(("body", TEXT)), MARK.annotations())
    found = whole_body(MARK.span(words), surroundings)
    assert TEXT[found.start : found.end] == whole


def test_the_speaker_is_that_body(surrounded: Surround) -> None:
    speaker = make_speaker(MARK.span("Figures"), surrounded(make_report(("body", TEXT)), MARK.annotations()))
    assert (speaker.kind, speaker.country, speaker.text) == ("official", "JPN", "Japan's Ministry of Defense")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A source in the port said it had been hit by Japan's Defense Ministry.", "A source"),
        ("A letter signed by doctors.\n\nJapan's Defense Ministry met.", "A letter"),
    ],
)
def test_who_is_named_after_a_verb_or_in_the_next_paragraph_is_not_meant(
    surrounded: Surround, text: str, words: str
) -> None:
    mark = Marker(text)
    found = whole_body(mark.span(words), surrounded(make_report(("body", text)), mark.annotations()))
    assert text[found.start : found.end] == words
