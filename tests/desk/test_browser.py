"""The desk in a real browser: map, timeline and list together, the keyboard alone, two people, hostile markup, axe."""

import json

import chromium
import pytest
from seats import HOSTILE, fill

from dateline.desk import DeskSettings, create_desk
from dateline.record import Record

if chromium.missing():
    pytest.skip(chromium.missing(), allow_module_level=True)

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

needs_built = pytest.mark.skipif(not chromium.BUILT.exists(), reason="the front end is not built (npm not reached)")
MAP = "return document.querySelector('.map')?.datelineMap"


@pytest.fixture(scope="module")
def driver():
    with chromium.browser() as driver:
        yield driver


@pytest.fixture
def desk(tmp_path, clock):
    location = str(tmp_path / "record")
    fill(location, clock)
    settings = {"record": location, "user": "ana", "requests_a_second": 1000, "writes_a_minute": 6000}
    with chromium.served(create_desk(DeskSettings(**settings))) as address:
        yield Desk(address, location)


class Desk:
    def __init__(self, address, location):
        self.address = address
        self.location = location

    def decisions(self):
        with Record.open(self.location, read_only=True) as record:
            return record.decisions()

    def events(self):
        with Record.open(self.location, read_only=True) as record:
            return record.events()

    @property
    def disputed(self):
        return next(each for each in self.events() if any(field.conflict for field in each.fields.values()))


def open_page(driver, desk, path):
    driver.get(desk.address + path)
    driver.execute_script("return document.fonts.ready.then(() => true)")


def press(driver, *keys):
    driver.switch_to.active_element.send_keys(*keys)


def drawn(driver, layer):
    script = (
        f"{MAP}?.loaded() ? document.querySelector('.map').datelineMap.queryRenderedFeatures({{layers: ['{layer}']}})"
    )
    found = driver.execute_script(script + ".map((each) => each.properties) : []")
    return found or []


@needs_built
def test_map_timeline_and_list_show_the_same_events_and_filter_each_other(driver, desk):
    open_page(driver, desk, "/")
    chromium.wait_for(lambda: sum(each["events"] for each in drawn(driver, "points")) == 2)
    assert len(driver.find_elements(By.CSS_SELECTOR, ".event-line")) == 2
    driver.find_element(By.CSS_SELECTOR, "[aria-label=Conflicts] .choice").click()
    chromium.wait_for(lambda: len(driver.find_elements(By.CSS_SELECTOR, ".event-line")) == 1)
    chromium.wait_for(lambda: sum(each["events"] for each in drawn(driver, "points")) == 1)
    assert driver.current_url.endswith("?conflicts=yes")
    bar = driver.find_element(By.CSS_SELECTOR, ".bars a")
    driver.execute_script("arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))", bar)
    chromium.wait_for(lambda: "since=2023-09" in driver.current_url)
    driver.back()
    chromium.wait_for(lambda: driver.current_url.endswith("?conflicts=yes"))


@needs_built
def test_the_list_follows_the_view_of_the_map_when_it_is_told_to(driver, desk):
    open_page(driver, desk, "/")
    chromium.wait_for(lambda: drawn(driver, "points"))
    driver.find_element(By.ID, "follow").click()
    chromium.wait_for(lambda: "box=" in driver.current_url)
    driver.execute_script(f"({MAP.removeprefix('return ')}).jumpTo({{center: [-60, -20], zoom: 4}})")
    chromium.wait_for(lambda: not driver.find_elements(By.CSS_SELECTOR, ".event-line"))
    assert "No event fits all of this" in driver.find_element(By.ID, "results").text


@needs_built
def test_the_map_of_an_event_draws_each_place_with_its_role(driver, desk):
    open_page(driver, desk, f"/event/{desk.disputed.id}")
    names = chromium.wait_for(lambda: drawn(driver, "sites"))
    assert any(each["label"].startswith("origin: Sunan") for each in names)
    chromium.wait_for(lambda: drawn(driver, "land-fine"))


def test_the_slider_of_the_history_shows_the_event_as_it_was(driver, desk):
    open_page(driver, desk, f"/event/{desk.disputed.id}")
    slider = driver.find_element(By.ID, "as-of-slider")
    assert slider.get_attribute("aria-valuetext") == "now"
    driver.execute_script("arguments[0].focus()", slider)
    press(driver, Keys.HOME)
    chromium.wait_for(lambda: "as-of=" in driver.current_url)
    chromium.wait_for(lambda: "As the record stood at" in driver.find_element(By.TAG_NAME, "main").text)
    assert driver.find_elements(By.CSS_SELECTOR, ".actions form") == []


def test_a_value_leads_to_its_words_and_the_words_lead_back(driver, desk):
    event = desk.disputed
    open_page(driver, desk, f"/event/{event.id}")
    driver.find_element(By.CSS_SELECTOR, ".saying.agrees").click()
    words = chromium.wait_for(lambda: driver.find_elements(By.ID, "words"))[0]
    driver.execute_script("arguments[0].focus()", words)
    card = driver.find_element(By.ID, "card")
    chromium.wait_for(lambda: card.is_displayed() and "MOBILIZE" in card.text)
    press(driver, Keys.ENTER)
    chromium.wait_for(lambda: driver.current_url.endswith(f"/event/{event.id}"))


def test_a_correction_with_evidence_needs_nothing_but_the_keyboard(driver, desk):
    open_page(driver, desk, "/review")
    press(driver, "j")
    press(driver, "c")
    chromium.wait_for(lambda: "/correct" in driver.current_url)
    chromium.wait_for(lambda: driver.switch_to.active_element.get_attribute("id") == "field")
    press(driver, "count")
    press(driver, Keys.TAB)
    press(driver, "2")
    press(driver, Keys.TAB)
    press(driver, "its own words")
    for _ in range(12):
        press(driver, Keys.TAB)
        if driver.switch_to.active_element.get_attribute("data-report"):
            break
    press(driver, Keys.CONTROL + Keys.HOME)
    press(driver, *[Keys.ARROW_RIGHT] * 12)
    press(driver, Keys.SHIFT + Keys.ARROW_RIGHT * 3)
    assert driver.find_element(By.ID, "evidence").get_attribute("value") in ("two", "thr")
    press(driver, Keys.CONTROL + Keys.ENTER)
    chromium.wait_for(desk.decisions)
    decision = desk.decisions()[0]
    assert (decision.what, decision.field, decision.best, decision.user) == ("correct", "count", 2.0, "ana")
    with Record.open(desk.location, read_only=True) as record:
        shown = decision.evidence[0]
        assert record.report(shown.report).text[shown.start : shown.end] == shown.text


def test_merge_and_undo_by_keyboard(driver, desk):
    open_page(driver, desk, "/review?queue=merges")
    press(driver, "j")
    press(driver, "m")
    chromium.wait_for(lambda: len(desk.events()) == 1)
    open_page(driver, desk, f"/event/{desk.events()[0].id}")
    press(driver, "u")
    chromium.wait_for(lambda: len(desk.events()) == 2)
    assert [each.what for each in desk.decisions()] == ["same", "undo"]


def test_two_people_at_one_event_do_not_overwrite_each_other_unseen(driver, desk):
    event = desk.disputed.id
    open_page(driver, desk, f"/event/{event}/reject")
    first = driver.current_window_handle
    driver.switch_to.new_window("tab")
    open_page(driver, desk, f"/event/{event}")
    press(driver, "a")
    chromium.wait_for(desk.decisions)
    driver.close()
    driver.switch_to.window(first)
    driver.find_element(By.NAME, "reason").send_keys("not ours")
    press(driver, Keys.CONTROL + Keys.ENTER)
    heading = "return document.querySelector('h1')?.textContent ?? ''"  # at once: the page is being left
    chromium.wait_for(lambda: "has changed since you opened it" in driver.execute_script(heading))
    assert [each.what for each in desk.decisions()] == ["accept"]


def every_page(desk):
    with Record.open(desk.location, read_only=True) as record:
        reports = [f"/report/{each.id}" for each in record.reports()]
    events = [f"/event/{each.id}" for each in desk.events()]
    forms = [f"/event/{desk.disputed.id}/{what}" for what in ("correct", "same", "split", "reject", "note")]
    return [
        *(
            "/",
            "/?type=nothing",
            *events,
            *reports,
            *forms,
            "/review",
            "/review?queue=merges",
            "/review?queue=quarantine",
        ),
        *(
            "/sources",
            "/search?q=missiles",
            "/search",
            "/changes?before=2025-12-31",
            "/decisions",
            "/enter",
            "/nowhere",
        ),
    ]


def test_hostile_markup_does_nothing_and_nothing_comes_from_elsewhere(driver, desk):
    for path in every_page(desk):
        open_page(driver, desk, path)
        assert driver.execute_script("return document.body.dataset.hurt") is None, path
    open_page(driver, desk, "/search?q=Harbour")
    asked = [json.loads(each["message"])["message"] for each in driver.get_log("performance")]
    addresses = {each["params"]["request"]["url"] for each in asked if each["method"] == "Network.requestWillBeSent"}
    ours = ("http://localhost:", "data:", "blob:http://localhost:", "about:", "chrome:", "chrome-extension:")
    assert {each for each in addresses if not each.startswith(ours)} == set()
    assert any(HOSTILE in each.source for each in reports_of(desk))


def reports_of(desk):
    with Record.open(desk.location, read_only=True) as record:
        return list(record.reports())


@pytest.mark.skipif(not chromium.AXE.exists(), reason="axe-core is not there (npm not reached)")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_serious_on_any_page(driver, desk, dark):
    driver.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
    chromium.look(driver, 1440, 900, dark=dark)
    found = {}
    for path in every_page(desk):
        open_page(driver, desk, path)
        driver.execute_script(chromium.AXE.read_text(encoding="utf-8"))
        script = "const done = arguments[0]; axe.run({resultTypes: ['violations']}).then(done)"
        for each in driver.execute_async_script(script)["violations"]:
            if each["impact"] in ("serious", "critical"):
                found.setdefault(path, []).append((each["id"], [node["html"][:160] for node in each["nodes"][:3]]))
    driver.execute_cdp_cmd("Page.setBypassCSP", {"enabled": False})
    assert found == {}


@pytest.mark.parametrize("width", [390, 1440])
def test_no_page_is_wider_than_its_window(driver, desk, width):
    chromium.look(driver, width, 844)
    for path in every_page(desk):
        open_page(driver, desk, path)
        assert driver.execute_script("return document.documentElement.scrollWidth - innerWidth") <= 0, path
    chromium.look(driver, 1440, 900)
