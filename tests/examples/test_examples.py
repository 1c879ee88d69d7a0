"""The sample reports are read as meant, and expected.yaml speaks of what stands in them."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from dateline.ontology import Ontology
from dateline.reading.report import Report
from dateline.reading.sources import read_source

EXAMPLES = Path(__file__).parents[2] / "examples"
EXPECTED = yaml.safe_load((EXAMPLES / "expected.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def reports():
    read = list(read_source(str(EXAMPLES / "reports")))
    assert all(isinstance(report, Report) for report in read)
    return {Path(report.source).name: report for report in read}


def anchored():
    for event in EXPECTED["events"]:
        for conflict in event.get("conflicts", {}).values():
            yield from conflict["values"]
    yield from ({"source": each["to"], "words": each["words"]} for each in EXPECTED["corrections"])


def test_every_report_is_expected_and_every_expected_report_is_there(reports):
    assert sorted(reports) == sorted(each["source"] for each in EXPECTED["reports"])


@pytest.mark.parametrize("expected", EXPECTED["reports"], ids=lambda each: each["source"])
def test_outlet_time_dateline_and_names_are_read(reports, expected):
    report = reports[expected["source"]]
    assert report.outlet.name == expected["outlet"]
    assert report.published.from_ == expected["published"]
    assert report.dateline == expected.get("dateline")
    assert list(report.byline) == expected.get("byline", [])
    assert list(report.editors) == expected.get("editors", [])


def test_every_address_is_nobodys(reports):
    hosts = {urlsplit(report.url).hostname for report in reports.values()}
    assert all(host.endswith(".example") for host in hosts)


@pytest.mark.parametrize("value", list(anchored()), ids=lambda value: value["words"])
def test_every_anchor_stands_in_its_report(reports, value):
    assert value["words"] in reports[value["source"]].text


def test_events_are_of_the_ontology_and_told_in_reports_that_are_there(reports):
    ontology = Ontology.load()
    for event in EXPECTED["events"]:
        mode = event.get("mode")
        assert mode is None or ontology.mode(event["type"], mode)
        assert "kind" not in event or ontology.kind(event["type"], mode, event["kind"])
        assert event["modality"] in ontology.modalities
        assert set(event["reports"]) <= set(reports)
        fields = {field.name for field in ontology.fields(event["type"], mode)}
        assert set(event.get("conflicts", {})) <= fields | {"time"}


def test_copies_are_close_in_words_and_the_others_are_not(reports):
    copied = {(each["from"], each["to"]): each["how"] for each in EXPECTED["copies"]}
    for (source, copy), how in copied.items():
        share = shared_words(reports[source].text, reports[copy].text)
        assert (share > 0.6) == (how in {"reprint", "abridged"}), (source, copy, share)
    own = [name for name in reports if "corvane" in name or "norhaven" in name or "notice" in name]
    for name in own:
        for other in reports:
            if other != name and "notice" not in other:
                assert shared_words(reports[other].text, reports[name].text) < 0.2, (other, name)


def shared_words(source, copy):
    """The share of a copy's runs of five words that stand in the source too."""
    runs = [set(zip(*(text.split()[at:] for at in range(5)), strict=False)) for text in (source, copy)]
    return len(runs[0] & runs[1]) / len(runs[1])


def test_the_readme_names_every_file_and_every_invented_outlet():
    page = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for file in (EXAMPLES / "reports").iterdir():
        assert file.name in page
    for name in ("Meridale", "Tarnmouth Courier", "Lowmarsh Post", "Ruth Adeyemi"):
        assert name in page.split("| report |")[0]
