"""What the pages of the desk say of a record, as a browser without scripts would get it."""

import re
from html import unescape

import pytest
from seats import HOSTILE


@pytest.fixture
def ana(desk):
    return desk(user="ana")


PAGES = (
    *("/", "/review", "/review?queue=merges", "/review?queue=quarantine", "/sources", "/search?q=missiles", "/changes"),
    *("/changes?before=2025-12-31", "/decisions", "/enter"),
)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_and_names_itself(ana, path):
    answer = ana.get(path)
    assert answer.status_code == 200
    assert re.search(r"<title>[^<]+ · Dateline</title>", answer.text)
    assert answer.text.count("<h1") == 1


def test_the_overview_lists_events_and_counts_them_by_facet(ana):
    page = ana.get("/").text
    assert "<strong>2</strong> events" in page
    assert 'href="/?type=MOBILIZE"' in page
    assert 'href="/?country=PRK"' in page


def test_filters_narrow_list_map_and_counts_alike(ana):
    everything = ana.get("/cells.json").json()["features"]
    conflicts = ana.get("/cells.json?conflicts=yes").json()["features"]
    page = ana.get("/?conflicts=yes").text
    assert sum(each["properties"]["events"] for each in everything) == 2
    assert sum(each["properties"]["events"] for each in conflicts) == 1
    assert "<strong>1</strong> event" in page


@pytest.mark.parametrize(
    ("question", "events"),
    [
        ("type=mobilize", 2),
        ("type=ASSAULT", 0),
        ("place=sunan", 1),
        ("actor=North+Korea", 2),
        ("country=PRK&since=2023-09&until=2023-09-30", 2),
        ("since=2024", 0),
        ("box=39,125,39.3,126", 1),
        ("min-origins=2", 0),
        ("text=Valley", 1),
        ("text=%22fires+two+missiles%22", 2),
    ],
)
def test_a_filter_means_what_it_says(ana, question, events):
    page = ana.get(f"/?{question}").text
    assert f"<strong>{events}</strong> event" in page


def test_what_cannot_be_understood_is_said_and_left_out(ana):
    page = ana.get("/?since=soon&box=1,2").text
    assert "since is not clear: soon" in page
    assert "<strong>2</strong> events" in page


def test_a_list_goes_on_page_by_page_without_losing_or_doubling(ana, monkeypatch):
    monkeypatch.setattr("dateline.desk.pages.overview.PAGE", 1)
    first = ana.get("/").text
    following = unescape(re.search(r'href="([^"]+)" rel="next"', first).group(1))
    links = [
        re.findall(r'href="(/event/[^"/]+)" class="event-link"', text) for text in (first, ana.get(following).text)
    ]
    assert [len(each) for each in links] == [1, 1]
    assert links[0] != links[1]


def test_an_event_shows_each_value_with_its_reason_and_its_words(ana):
    page = ana.get(disputed(ana)).text
    assert "What the record prefers, and why" in page
    assert re.search(r'class="saying agrees" href="/report/sha256:[0-9a-f]+\?from=\d+&amp;to=\d+#words"', page)
    assert "≠" in page


def disputed(ana):
    return re.search(r'href="(/event/event:[0-9a-f]+)"', ana.get("/?conflicts=yes").text).group(1)


def test_a_click_on_a_value_leads_to_the_characters_it_was_read_from(ana):
    page = ana.get(disputed(ana)).text
    link = unescape(re.search(r'href="(/report/sha256:[0-9a-f]+\?from=\d+&amp;to=\d+)#words"', page).group(1))
    report = ana.get(link).text
    marked = re.search(r'id="words">([^<]+)<', report).group(1)
    start, end = (int(part) for part in re.search(r"from=(\d+)&to=(\d+)", link).groups())
    assert len(unescape(marked)) == end - start


def test_the_text_of_a_report_is_shown_whole_and_only_once(ana, record_location):
    from dateline.record import Record

    with Record.open(record_location, read_only=True) as record:
        reports = list(record.reports())
    for report in reports:
        page = ana.get(f"/report/{report.id}").text
        body = page.partition('id="text"')[2].partition("<aside")[0].partition(">")[2]
        shown = unescape(re.sub(r"<[^>]+>", "", body))
        assert re.sub(r"\s+", "", shown) == re.sub(r"\s+", "", report.text)


def test_the_capture_is_handed_over_as_it_came_and_never_shown(ana, record_location):
    from dateline.record import Record

    with Record.open(record_location, read_only=True) as record:
        report = next(record.reports())
        data = record.capture(report.capture, report.source).data
    answer = ana.get(f"/report/{report.id}/capture")
    assert answer.content == data
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert "sandbox" in answer.headers["content-security-policy"]


def test_an_event_as_of_a_moment_is_what_it_was_then(ana):
    event = disputed(ana)
    moments = re.findall(r'<option value="([^"]+)"', ana.get(event).text)
    then = ana.get(f"{event}?as-of={moments[0]}").text
    assert "As the record stood at" in then
    assert 'action="' + event + '/decide"' not in then
    assert then.count('class="is-disputed"') < ana.get(event).text.count('class="is-disputed"')


def test_the_json_of_an_event_is_that_of_the_command_line(ana, record_location):
    import msgspec

    from dateline.record import Record

    event = disputed(ana)
    with Record.open(record_location, read_only=True) as record:
        known = record.event(event.removeprefix("/event/"))
    assert ana.get(f"{event}/json").json() == msgspec.json.decode(msgspec.json.encode(known))


def test_every_format_is_one_click_from_an_event_and_from_a_question(ana):
    links = re.findall(rf'href="({disputed(ana)}/export/[a-z-]+)"', ana.get(disputed(ana)).text)
    links += [
        unescape(each) for each in re.findall(r'href="(/api/(?:exports|feeds)/[^"]+)"', ana.get("/?conflicts=yes").text)
    ]
    assert len(links) > 12
    for each in links:
        if "parquet" not in each and "ftm" not in each and "stix" not in each:  # these have packages of their own
            assert ana.get(each).status_code == 200, each


def test_markup_of_a_report_is_text_wherever_it_is_shown(ana, record_location):
    from dateline.record import Record

    with Record.open(record_location, read_only=True) as record:
        paths = [f"/report/{each.id}" for each in record.reports()] + [f"/event/{each.id}" for each in record.events()]
        paths += [f"/event/{each.id}/correct" for each in record.events()]
    for path in [*paths, *PAGES, "/search?q=onerror", f"/search?q={HOSTILE}", f"/?actor={HOSTILE}"]:
        page = ana.get(path).text
        assert "<img" not in page, path
        assert "document.body.dataset.hurt=1</script>" not in page, path


def test_an_unknown_event_is_a_page_that_says_so(ana):
    answer = ana.get("/event/event:0000")
    assert answer.status_code == 404
    assert "no event has an id beginning with event:0000" in answer.text


def test_what_changed_is_told_event_by_event(ana):
    page = ana.get("/changes?before=2025-12-31").text
    assert page.count('<span class="tag strong">new</span>') == 2


def test_the_api_answers_beside_the_pages(ana):
    assert len(ana.get("/api/events").json()["events"]) == 2
