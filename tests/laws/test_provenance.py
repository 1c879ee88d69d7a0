"""Law 1: every value resolves to characters of a stored capture, or is not written at all."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import sample

from dateline.coding.mention import Coded
from dateline.errors import ProvenanceError
from dateline.record import Record
from dateline.record.integrity import check
from dateline.record.provenance import faults, spans


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_moving_any_span_with_words_by_any_distance_is_a_fault(data):
    _, report, coded = sample()
    plain: Any = msgspec.to_builtins(coded)
    worded = [span for span in spans(plain) if span.get("text") is not None]
    span = data.draw(st.sampled_from(worded))
    shift = data.draw(st.integers(-len(report.text), len(report.text)).filter(bool))
    there = report.text[max(0, span["start"] + shift) : max(0, span["end"] + shift)]
    span["start"] += shift
    span["end"] += shift
    moved = msgspec.convert(plain, Coded)
    assert bool(list(faults(report, moved))) == (there != span["text"])


@given(st.integers(-5, 5), st.integers(0, 5))
def test_a_claim_outside_the_text_or_of_no_characters_is_a_fault(start, length):
    _, report, coded = sample()
    mention = coded.mentions[0]
    where = {"start": len(report.text) + start, "end": len(report.text) + start + length}
    claim = msgspec.structs.replace(mention.claims[0], **where)
    changed = Coded((msgspec.structs.replace(mention, claims=(claim,)),), ())
    within = length > 0 and where["end"] <= len(report.text)
    assert bool(list(faults(report, changed))) == (not within)


def test_what_is_refused_leaves_no_trace(location, clock):
    capture, report, coded = sample()
    wrong = msgspec.structs.replace(coded.mentions[0].trigger, text="fired")
    with Record.open(location, create=True, clock=clock) as record:
        changed = msgspec.structs.replace(coded.mentions[0], trigger=wrong)
        with pytest.raises(ProvenanceError):
            record.add(capture, report, msgspec.structs.replace(coded, mentions=(changed,)))
        health = check(record)
    assert (health.captures, health.reports, health.mentions, health.faults) == (0, 0, 0, ())
