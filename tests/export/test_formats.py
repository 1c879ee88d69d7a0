"""Every format says what the record says, in the same bytes each time, and can be read back by those it is made for."""

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from exporting import HOSTILE

from dateline.errors import RecordError
from dateline.export.claim_row import ClaimRow
from dateline.export.event_row import NUMBERS, EventRow, event_row
from dateline.export.formats import FORMATS, find_format, in_chunks
from dateline.export.ged import date_precision
from dateline.export.tables import as_cell, undo_defusing
from dateline.export.times import days_of
from dateline.fusion.events import Event
from dateline.record import Record

KML = "{http://www.opengis.net/kml/2.2}"


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def lines(data: bytes) -> list[dict]:
    return [json.loads(line) for line in data.splitlines()]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_same_events_give_the_same_bytes(export, name):
    if "parquet" in name:
        pytest.importorskip("pyarrow", reason="the extra exports is not installed")
    assert export(name) == export(name)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_record_without_events_is_still_a_whole_file(name, tmp_path):
    if "parquet" in name:
        pytest.importorskip("pyarrow", reason="the extra exports is not installed")
    with Record.open(tmp_path / "empty", create=True) as record:
        data = b"".join(FORMATS[name].write((), record))
    if name in ("stix", "geojson"):
        json.loads(data)
    elif name == "kml":
        ElementTree.fromstring(data)
    elif FORMATS[name].media_type == "text/csv":
        assert table(data) == []


def test_json_lines_read_back_are_the_events(export, events):
    read = tuple(msgspec.json.decode(line, type=Event) for line in export("jsonl").splitlines())
    assert msgspec.json.encode(read) == msgspec.json.encode(events)


def test_a_csv_row_read_back_is_the_row_of_its_event(export, events):
    rows = table(export("csv"))
    assert list(rows[0]) == list(EventRow.__struct_fields__)
    for row, event in zip(rows, events, strict=True):
        expected = event_row(event)
        assert row == {name: as_cell(getattr(expected, name)) for name in EventRow.__struct_fields__}
        assert undo_defusing(row["headline"]) == event.headline


def test_every_claim_is_a_row_with_the_words_it_was_read_from(export, events, readers):
    rows = table(export("claims-csv"))
    assert list(rows[0]) == list(ClaimRow.__struct_fields__)
    claims = [claim for event in events for field in event.fields.values() for claim in field.claims]
    assert [row["id"] for row in rows] == [claim.id for claim in claims]
    with readers.standing() as standing:
        for row in rows:
            text = standing.report(row["report"]).text
            assert undo_defusing(row["words"]) == text[int(row["start"]) : int(row["end"])]


def test_no_cell_begins_like_a_formula(export):
    for name in ("csv", "claims-csv", "ged"):
        cells = [cell for row in table(export(name)) for cell in row.values() if cell]
        numbers = [cell for cell in cells if cell.lstrip("-").replace(".", "", 1).isdigit()]
        assert not [cell for cell in cells if cell[0] in "=+-@\t\r" and cell not in numbers]
        assert any(HOSTILE[:20] in cell for cell in cells)


def test_geojson_puts_each_event_where_it_happened(export, events):
    read = json.loads(export("geojson"))
    assert read["type"] == "FeatureCollection"
    assert [feature["id"] for feature in read["features"]] == [event.id for event in events]
    for feature, event in zip(read["features"], events, strict=True):
        place = event.fields["origin"].preferred
        assert feature["geometry"] == {"type": "Point", "coordinates": [place["lon"], place["lat"]]}
        assert feature["properties"]["headline"] == event.headline
        assert [each["role"] for each in feature["properties"]["places"]] == ["origin"]


def test_kml_has_a_placemark_with_time_point_and_escaped_words(export, events):
    document = ElementTree.fromstring(export("kml"))
    placemarks = document.findall(f".//{KML}Placemark")
    assert [each.findtext(f"{KML}name") for each in placemarks] == [event.headline for event in events]
    assert {each.findtext(f".//{KML}begin") for each in placemarks} == {"2023-09-13"}
    for each, event in zip(placemarks, events, strict=True):
        lon, lat = each.findtext(f".//{KML}coordinates").split(",")
        place = event.fields["origin"].preferred
        assert (float(lon), float(lat)) == (place["lon"], place["lat"])
    outlets = {value.text for value in document.findall(f".//{KML}Data[@name='outlets']/{KML}value")}
    assert any(HOSTILE.replace(";", ",") in words for words in outlets)


def test_parquet_has_the_rows_with_their_types(export, events):
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra exports is not installed")
    read = parquet.read_table(io.BytesIO(export("parquet"))).to_pylist()
    assert read == [json.loads(msgspec.json.encode(event_row(event))) for event in events]
    claims = parquet.read_table(io.BytesIO(export("claims-parquet"))).to_pylist()
    assert len(claims) == sum(len(field.claims) for event in events for field in event.fields.values())
    assert {type(claim["hedge"]) for claim in claims} == {bool}


def test_plover_gives_type_quad_and_parties(export, events):
    read = lines(export("plover"))
    assert [each["id"] for each in read] == [event.id for event in events]
    assert {each["quad"] for each in read} == {"material conflict"}
    assert {party["country"] for each in read for party in each["actor"]} == {"PRK"}
    assert {each["date"] for each in read} == {"2023-09-13"}


def test_the_lethal_table_holds_what_killed_with_range_and_precision(export, events):
    (row,) = table(export("ged"))
    (event,) = [event for event in events if "killed" in event.fields]
    assert row["id"] == event.id
    assert (row["low"], row["best"], row["high"]) == ("12", "", "")
    assert (row["date_prec"], row["date_start"], row["date_end"]) == ("1", "2023-09-13", "2023-09-13")
    assert (row["where_prec"], row["year"], row["side_a"]) == ("1", "2023", "North Korea")
    assert row["geom_wkt"] == "POINT (127.44 39.15)"


@pytest.mark.parametrize(
    ("days", "code"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (365, 5), (None, 5)]
)
def test_a_longer_span_has_a_coarser_code(days, code):
    assert date_precision(days) == code


def test_what_goes_on_has_no_last_day():
    since = {"status": "resolved", "from": "2021-01-01", "to": None, "edtf": "2021-01-01/.."}
    assert days_of(since) == ("2021-01-01", None, None)
    assert days_of({**since, "to": "2021-12-31", "edtf": "2021"}) == ("2021-01-01", "2021-12-31", 365)
    assert days_of({"status": "unresolved", "from": None}) is None


def test_stix_is_valid_and_marked_by_the_admiralty_scale(export, events):
    stix2 = pytest.importorskip("stix2", reason="stix2 is not installed (make setup)")
    data = export("stix")
    bundle = stix2.parse(json.loads(data), allow_custom=False)
    incidents = {
        each["external_references"][0]["external_id"]: each for each in bundle.objects if each.type == "incident"
    }
    assert incidents.keys() == {event.id for event in events}
    markings = {each.id: each.definition["statement"] for each in bundle.objects if each.type == "marking-definition"}
    for event in events:
        incident = incidents[event.id]
        assert incident.name == event.headline
        (marking,) = (markings[ref] for ref in incident.object_marking_refs)
        assert marking.startswith(f"Admiralty credibility {event.credibility}:")
    ids = [each.id for each in bundle.objects]
    assert len(ids) == len(set(ids))
    referred = {
        each[part] for each in bundle.objects if each.type == "relationship" for part in ("source_ref", "target_ref")
    }
    assert referred <= set(ids)
    places = {each.name for each in bundle.objects if each.type == "location"}
    assert places == {event.fields["origin"].preferred["name"] for event in events}


def test_a_stix_object_is_modified_when_a_decision_changes_its_event(export, events, readers):
    before = {each["id"]: each for each in json.loads(export("stix"))["objects"]}
    with Record.open(readers.location) as record:
        reason = "the ministry's figure"
        decision = record.decide("correct", user="ana", reason=reason, events=(events[0].id,), field="count", best=9)
        record.settle()
    changed = [each for each in json.loads(export("stix"))["objects"] if each != before.get(each["id"])]
    assert changed
    for each in changed:
        assert each["modified"] == decision.at > before[each["id"]]["modified"]
        assert each["created"] == before[each["id"]]["created"]


def is_of(event: str, thing: dict) -> bool:
    return any(each.get("external_id") == event for each in thing.get("external_references", ()))


def test_a_stix_object_is_never_modified_earlier_than_before(export, events, readers):
    """What an undo takes back is gone from the event, but the object has changed once more."""
    asked = {"user": "ana", "reason": "the ministry's figure", "events": (events[0].id,), "field": "count", "best": 9}
    undone = []
    with Record.open(readers.location) as record:
        undone.append(record.decide("correct", **asked))
        for _ in range(2):
            record.settle()
            before = {each["id"]: each for each in json.loads(export("stix"))["objects"]}
            undone.append(record.decide("undo", user="ben", reason="no", undoes=undone[-1].id))
            record.settle()
            after = {each["id"]: each for each in json.loads(export("stix"))["objects"]}
            (incident,) = (name for name, each in after.items() if is_of(events[0].id, each))
            assert before[incident]["modified"] < after[incident]["modified"] == undone[-1].at
            assert all(
                before[name]["modified"] <= after[name]["modified"] for name in after if "modified" in after[name]
            )


def test_follow_the_money_takes_every_entity(export, events):
    ftm = pytest.importorskip("followthemoney", reason="followthemoney is not installed: it needs ICU to be built")
    entities = lines(export("ftm"))
    for entity in entities:
        proxy = ftm.model.get_proxy(entity, cleaned=False)
        assert {name: sorted(proxy.get(name)) for name in entity["properties"]} == {
            name: sorted(values) for name, values in entity["properties"].items()
        }, "the model dropped or changed a value"
    assert [each["properties"]["recordId"] for each in entities if each["schema"] == "Event"] == [
        [e.id] for e in events
    ]
    ids = {each["id"] for each in entities}
    for each in entities:
        for prop in ("organizer", "involved", "proof"):
            assert set(each["properties"].get(prop, ())) <= ids


def test_follow_the_money_reads_the_statements_and_their_keys_are_its_own(export, events):
    pytest.importorskip("followthemoney", reason="followthemoney is not installed: it needs ICU to be built")
    from followthemoney.statement.serialize import read_json_statements

    data = export("ftm-statements")
    read = list(read_json_statements(io.BytesIO(data)))
    assert len(read) == len(data.splitlines())
    assert all(statement.id == statement.generate_key() for statement in read)
    places = {statement.value for statement in read if statement.prop == "location"}
    assert places == {"Sunan", "Wonsan"}, "values that conflict both stay"


def test_an_unknown_format_is_named_with_those_there_are():
    with pytest.raises(RecordError, match=r"no such format: xls; one of jsonl, csv"):
        find_format("xls")


def test_chunks_are_the_same_bytes():
    pieces = [bytes([number]) * number for number in range(50)]
    assert b"".join(in_chunks(pieces, 64)) == b"".join(pieces)
    assert all(len(chunk) >= 64 for chunk in list(in_chunks(pieces, 64))[:-1])


def test_every_format_and_column_is_documented():
    page = (Path(__file__).parents[2] / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"\w[\w-]*", page))
    assert FORMATS.keys() <= documented
    ranges = {f"{field}_{part}" for field in NUMBERS[1:] for part in ("low", "best", "high")}
    assert set(EventRow.__struct_fields__) - ranges <= documented
    assert set(ClaimRow.__struct_fields__) <= documented
