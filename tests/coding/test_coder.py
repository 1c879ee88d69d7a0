"""The coder with its real weights, on small reports written here: what must hold whatever the weights."""

import msgspec
import pytest
from coding.annotating import Marker, make_report
from coding.conftest import CodeWritten
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.coding.coder import Coder
from dateline.coding.mention import Coded
from dateline.record.provenance import faults

LAUNCH = make_report(
    ("headline", "North Korea fires two missiles"),
    ("body", "North Korea fired two ballistic missiles from the Sunan area on Wednesday, South Korea's military said."),
    ("caption", "A television shows the launch at a station in Seoul."),
    ("body", "Japan's coast guard said the missiles fell outside the country's exclusive economic zone."),
)
WORDS = ["police", "fired", "killed", "on", "Wednesday", "in", "Nairobi", "said", "“two”", "he", "denied", "İ", "\n"]


def as_bytes(coded: Coded) -> bytes:
    return msgspec.json.encode(coded)


def test_a_launch_is_coded_with_its_kind(coder: Coder) -> None:
    mentions = coder.code(LAUNCH).mentions
    assert any((m.type, m.kind, m.modality) == ("MOBILIZE", "missile-launch", "actual") for m in mentions)


def test_no_trigger_of_first_rank_stands_in_headline_or_caption(coder: Coder) -> None:
    body = [p for p in LAUNCH.paragraphs if p.kind == "body"]
    for mention in coder.code(LAUNCH).mentions:
        assert any(p.start <= mention.trigger.start < p.end for p in body)


def test_every_claim_stands_in_the_text(coder: Coder) -> None:
    coded = coder.code(LAUNCH)
    assert coded.mentions
    assert all(claim.start < claim.end <= len(LAUNCH.text) for m in coded.mentions for claim in m.claims)
    assert list(faults(LAUNCH, coded)) == []


def test_every_mention_is_vouched_for(coder: Coder) -> None:
    assert all(any(c.field == "occurrence" for c in m.claims) for m in coder.code(LAUNCH).mentions)


def test_a_report_in_another_language_is_kept_and_not_coded(coder: Coder) -> None:
    report = make_report(("body", "Der Minister traf am Mittwoch seinen Kollegen in Wien."), language="de")
    coded = coder.code(report)
    assert (coded.mentions, coded.statements) == ((), ())
    assert any("language" in warning and "de" in warning for warning in coded.warnings)


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "a", "\u200b", "x" * 3000, '"' * 50, "1 2 3 4 5"])
def test_a_text_that_tells_nothing_is_coded_all_the_same(coder: Coder, text: str) -> None:
    assert coded_faults(coder, text) == []


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_any_text_is_coded_into_its_own_characters(coder: Coder, text: str) -> None:
    assert coded_faults(coder, text) == []


def coded_faults(coder: Coder, text: str) -> list[str]:
    """What does not resolve to characters of the text (its one paragraph, which may be empty, aside)."""
    report = make_report(("body", text))
    return list(faults(msgspec.structs.replace(report, paragraphs=()), coder.code(report)))


@settings(max_examples=5, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=5, max_size=60).map(" ".join))
def test_the_same_report_gives_the_same_bytes(coder: Coder, text: str) -> None:
    report = make_report(("body", text))
    assert as_bytes(coder.code(report)) == as_bytes(coder.code(report))


def test_what_was_coded_before_changes_nothing(coder: Coder) -> None:
    first = as_bytes(coder.code(LAUNCH))
    coder.code(make_report(("body", "Police arrested forty people in Nairobi on Monday.")))
    assert as_bytes(coder.code(LAUNCH)) == first


def test_where_a_ministry_speaks_is_no_place_of_what_it_says(code_written: CodeWritten) -> None:
    report = make_report(("body", "In Tokyo, the Defense Ministry said two missiles were launched from Wonsan."))
    mark = Marker(report.text)
    places = [mark.argument("landing", "Tokyo"), mark.argument("origin", "Wonsan")]
    launch = mark.event(mark.span("launched"), mode="weapons-test", arguments=places)
    (mention,) = code_written(report, mark.annotations(launch)).mentions
    assert [place.text for place in mention.places] == ["Wonsan"]
