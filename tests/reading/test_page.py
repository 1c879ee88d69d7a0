import pytest
from lxml import etree  # type: ignore[import-untyped]

from dateline.reading import Rejection, Report, read_capture
from dateline.reading.article import make_capture, squeeze
from dateline.reading.page import _walk_body
from tests.reading.samples import PAGE


def read(markup: str | bytes, url: str | None = None) -> Report | Rejection:
    data = markup.encode() if isinstance(markup, str) else markup
    (found,) = read_capture(make_capture(data, "page.html", url=url))
    return found


@pytest.fixture(scope="module")
def page() -> Report:
    report = read(PAGE)
    assert isinstance(report, Report)
    return report


def parts_of(report: Report, kind: str) -> list[str]:
    return [report.text[part.start : part.end] for part in report.paragraphs if part.kind == kind]


def test_headline_outlet_and_times_are_those_the_page_declares(page: Report) -> None:
    assert page.headline == "Mine reopens after flood"
    assert page.outlet is not None
    assert page.outlet.name == "The Harlan Courier"
    assert page.published is not None
    assert (page.published.from_, page.published.basis) == ("2021-06-02T08:15:00+02:00", "metadata")
    assert page.modified is not None
    assert page.modified.from_ == "2021-06-02T10:00:00+02:00"


def test_people_and_agencies_are_read(page: Report) -> None:
    assert page.byline == ("Jane Rowe",)
    assert page.editors == ("Max Ort",)
    assert page.agencies == ("AFP",)
    assert page.dateline == "LOWER MARN, June 2"


def test_the_caption_stands_apart_with_its_credit(page: Report) -> None:
    assert parts_of(page, "caption") == ["Workers at the gate of the mine."]
    assert parts_of(page, "credit") == ["Tom Ode/Getty Images"]


def test_navigation_and_links_to_other_stories_are_left_out(page: Report) -> None:
    assert "Home" not in page.text
    assert "Also on our pages" not in page.text
    assert "All rights reserved" not in page.text
    assert parts_of(page, "subhead") == ["Owner promises pumps"]


def test_a_card_that_opens_over_a_name_is_no_part_of_the_sentence() -> None:
    card = '<span><span><img src="x.jpg"><a href="/p">Ada Lanza</a><a href="/1">Lanza calls a strike</a></span></span>'
    name = '<span><a href="/p">Ada Lanza</a>' + card + "</span>"
    paragraph = "<p>The union of the harbour said on Monday that %s will speak to its members at the gate.</p>"
    found = read(
        f"<html><body><article><h1>Dockers meet</h1>{paragraph % name}{paragraph % 'she'}</article></body></html>"
    )
    assert isinstance(found, Report)
    assert "that Ada Lanza will speak to its members" in found.text
    assert "calls a strike" not in found.text


def test_a_page_on_the_site_of_a_known_outlet_has_its_id() -> None:
    report = read(PAGE.replace("The Harlan Courier", "DW"), url="https://www.dw.com/en/x/a-1")
    assert isinstance(report, Report)
    assert report.outlet is not None
    assert (report.outlet.name, report.outlet.id) == ("Deutsche Welle", "deutsche-welle")


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<html><body><nav><a href='/a'>A</a></nav></body></html>", "no article"),
        ("<html><body>" + "<div>" * 1000 + "The mine was closed." + "</div>" * 1000, "nested"),
        ("<html><body>" + "<b>" * 100_000 + "The mine was closed.", "nested"),
        ("<html><body>" + "<!--" * 100_000, "no article"),
        ("<html><body>" + "<" * 300_000, "no article"),
        ("<html><body>" + "<p>The mine was closed.</p>" * 250_000, "limit"),
    ],
)
def test_hostile_pages_are_rejected_with_their_reason(markup: str, reason: str) -> None:
    found = read(markup)
    assert isinstance(found, Rejection)
    assert reason in found.reason


def test_paragraphs_in_a_second_container_of_the_same_kind_are_found() -> None:
    def chunk(first: int) -> str:
        sentences = (
            f"<p>In week {number} repairs of pier {number} went on as planned, the office said.</p>"
            for number in range(first, first + 6)
        )
        return f"<div class='grid'><div class='body-part'>{''.join(sentences)}</div><aside>Advert</aside></div>"

    report = read(
        "<html><head><title>Piers of Harlan are repaired</title></head>"
        f"<body><main>{chunk(10)}{chunk(20)}</main></body></html>"
    )
    assert isinstance(report, Report)
    assert all(f"repairs of pier {number} " in report.text for number in [*range(10, 16), *range(20, 26)])


def test_an_agency_that_the_page_names_as_author_is_credited_and_no_person() -> None:
    facts = '{"@type": "NewsArticle", "headline": "Mine reopens", "author": [{"@type": "Person", "name": "Reuters"}]}'
    author = f'<script type="application/ld+json">{facts}</script>'
    words = "The mine near Lower Marn reopened on Tuesday after the flood of last week, the company said. " * 3
    report = read(f"<html><head>{author}</head><body><article><p>{words}</p></article></body></html>")
    assert isinstance(report, Report)
    assert (report.byline, report.agencies) == ((), ("Reuters",))


LISTED = """<html><head><title>Mine reopens after flood</title>
<meta property="og:site_name" content="The Harlan Courier"></head>
<body>{before}<h1>Mine reopens after flood</h1>{author}<div>
<p>The copper mine at Lower Marn took up work again on Wednesday, nine days after a flood closed it, the owner said.</p>
<p>Some 300 workers went back to the pit, according to the miners' union, which had asked for new pumps in spring.</p>
<p>The regional government said it would inspect the dam above the town before the end of the month of June.</p>
</div><div class="byline">By Ida Brandt</div></body></html>"""


@pytest.mark.parametrize(
    ("author", "byline", "agencies"),
    [
        ('<span class="author-name">By Jane Rowe</span>', ("Jane Rowe",), ()),
        (
            '<div class="article-byline">JANE ROWE and Max Ort | June 2, 2021</div>',
            ("Jane Rowe", "Max Ort"),
            (),
        ),
        ('<a rel="author" href="/ap">Associated Press</a>', (), ("AP",)),
        (
            '<div class="byline-part"><b class="author">Jane Rowe</b> <b class="author">Max Ort</b> AP Harlan</div>',
            ("Jane Rowe", "Max Ort"),
            ("AP",),
        ),
        ('<span class="author">The Harlan Courier</span>', (), ()),
        ('<span class="author">webadmin</span>', (), ()),
        ('<div class="related"><span class="author">Jane Rowe</span></div>', (), ()),
    ],
)
def test_the_author_printed_beside_the_headline_is_read(
    author: str, byline: tuple[str, ...], agencies: tuple[str, ...]
) -> None:
    report = read(LISTED.format(before='<span class="author">Otto Weller</span>', author=author))
    assert isinstance(report, Report)
    assert (report.byline, report.agencies) == (byline, agencies)


@pytest.mark.parametrize(
    ("day", "time"),
    [
        ("", "<p>Published 7:07 PM EST June 2, 2021</p>"),
        (
            '<meta property="article:published_time" content="2021-06-02">',
            '<time datetime="2021-06-02T19:07:00-05:00">',
        ),
    ],
)
def test_the_hour_that_a_page_tells_beside_its_day_is_that_of_publication(day: str, time: str) -> None:
    page = LISTED.format(before="", author="").replace("<div>", f"<div>{time}").replace("<head>", f"<head>{day}")
    report = read(page, url="https://harlan.example.com/2021/06/02/mine/")
    assert isinstance(report, Report)
    assert report.published is not None
    assert report.published.from_ == "2021-06-02T19:07:00-05:00"


def test_the_name_of_a_teaser_s_picture_is_no_caption() -> None:
    teaser = '<a href="/other"><img src="b.jpg"><div class="watch-caption">Ship lost at sea</div></a>'
    report = read(LISTED.format(before="", author=teaser))
    assert isinstance(report, Report)
    assert "Ship lost" not in report.text


def test_the_items_of_a_list_within_a_list_are_not_read_twice() -> None:
    listed = "<list><item>Pumps on order:<list><item>four above</item><item>two below</item></list></item></list>"
    lines = [squeeze(text) for text, _ in _walk_body(etree.fromstring(f"<body>{listed}</body>"))]
    assert lines == ["Pumps on order:", "four above", "two below"]


@pytest.mark.parametrize(
    "pointer",
    [
        "<p><b>On the mine:</b> <a href='/other'>Pumps for the lower pit are ordered</a></p>",
        "<p><a href='/other'>Pumps for the lower pit are ordered</a> [VIDEO]<br><a href='/o'>The dam</a> [MORE]|</p>",
        "<p>SEE MORE: Pumps for the lower pit are ordered</p>",
    ],
)
def test_a_link_to_another_story_is_left_out_whatever_is_set_around_it(pointer: str) -> None:
    report = read(LISTED.format(before="", author="").replace("in spring.</p>", f"in spring.</p>{pointer}"))
    assert isinstance(report, Report)
    assert "Pumps for" not in report.text
    assert "The dam" not in report.text


def test_a_sentence_with_a_link_in_it_stays() -> None:
    told = "<p>The union wrote: <a href='/other'>pumps for the lower pit have to be ordered by the end of June.</a></p>"
    report = read(LISTED.format(before="", author="").replace("in spring.</p>", f"in spring.</p>{told}"))
    assert isinstance(report, Report)
    assert "pumps for the lower pit" in report.text
