"""Reports put away in memory come out as they went in."""

import pytest
from fusion.happenings import tell_launch, time_of

from dateline.fusion import shelf
from dateline.fusion.drawers import MemoryCabinet
from dateline.fusion.shelf import Shelf


def test_what_was_put_away_comes_out_equal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "OPEN", 2)
    told = [tell_launch(f"r{at}", "2023-09-13", time=time_of("2023-09-13"), site="Sunan", count=at) for at in range(9)]
    kept = Shelf(MemoryCabinet())
    for coded_report in told:
        assert kept.put(coded_report) == (coded_report.coded.mentions[0].id,)
    for coded_report in (*told, *reversed(told)):
        report, mention = coded_report.report, coded_report.coded.mentions[0]
        assert kept.report(report.id) == report
        assert kept.mention(mention.id) == mention
        assert type(kept.mention(mention.id).claims[-1].value) is type(mention.claims[-1].value)
        assert (kept.report_of(mention.id), kept.modality(mention.id)) == (report.id, "actual")


def test_a_heading_says_where_and_when_a_report_was_printed() -> None:
    kept = Shelf(MemoryCabinet())
    kept.put(tell_launch("one", "2023-09-13T05:00Z", outlet="Tribune"))
    heading = kept.heading("sha256:one")
    assert (heading.outlet, heading.published, heading.source) == ("Tribune", "2023-09-13T05:00Z", "one.txt")
    assert "sha256:one" in kept
    assert not kept.holds("mention:other")
