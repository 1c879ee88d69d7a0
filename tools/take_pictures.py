"""Takes docs/pictures/desk-*.png: the desk on the record of the sample reports, in Debian's Chromium.

Run: python tools/take_pictures.py [FOLDER]. With a folder the pictures go there, at desktop and phone width, light and
dark, for somebody to look at. They are made from a record of the samples, never by hand.
"""

import base64
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import chromium

from dateline.cli.keeping import read_into
from dateline.cli.upkeep import sample_reports
from dateline.desk import DeskSettings, create_desk
from dateline.fusion.events import Fused
from dateline.intake.work import Coding
from dateline.reading.settings import ReadingSettings
from dateline.record import Record

PICTURES = Path(__file__).parents[1] / "docs/pictures"
WIDE, NARROW = (1280, 800), (390, 844)
READY = (
    "const map = document.querySelector('.map');"
    "if (!map || map.classList.contains('failed')) return true;"
    "return Boolean(map.datelineMap?.loaded() && map.datelineMap.areTilesLoaded()"
    " && (map.dataset.cells ?? map.dataset.drawn) !== undefined)"
)


def main(folder: Path | None) -> None:
    """The four pages of the documentation, or all of them in every light."""
    with tempfile.TemporaryDirectory() as record, chromium.browser() as driver:
        paths = pages(read_samples(record))
        app = create_desk(DeskSettings(record=record, user="ana", requests_a_second=1000))
        with chromium.served(app) as address:
            for name, path in paths.items():
                if folder is None:
                    take(driver, address + path, PICTURES / f"desk-{name}.png", WIDE, dark=False)
                else:
                    for size in (WIDE, NARROW):
                        for dark in (False, True):
                            light = "dark" if dark else "light"
                            take(driver, address + path, folder / f"{name}-{size[0]}-{light}.png", size, dark=dark)


def read_samples(folder: str) -> Fused:
    """A record of the sample reports."""
    with Record.open(folder, create=True) as record:
        read_into(record, [str(sample_reports())], ReadingSettings(), Coding())
        return record.fused()


def pages(fused: Fused) -> dict[str, str]:
    """The overview, the event that most clearly shows two clocks, the report that tells most of it, and the review."""
    disputed = [each for each in fused.events if each.mode == "weapons-test" and conflicts(each)]
    event = max(disputed, key=lambda each: (clocks(each), len(each.origins), each.id))
    report = max(event.mentions, key=lambda each: (each.source.endswith("tarnmouth-courier.txt"), each.source)).report
    return {"overview": "/", "event": f"/event/{event.id}", "report": f"/report/{report}", "review": "/review"}


def conflicts(event) -> int:  # type: ignore[no-untyped-def]
    """How many fields of an event are disputed."""
    return sum(field.conflict is not None for field in event.fields.values())


def clocks(event) -> bool:  # type: ignore[no-untyped-def]
    """Whether two clock times of an event cannot both be right."""
    time = event.fields.get("time")
    return bool(time and time.conflict and time.conflict.kind == "disjoint")


def take(driver, address: str, path: Path, size: tuple[int, int], *, dark: bool) -> None:  # type: ignore[no-untyped-def]
    """One picture of a page, as soon as its fonts and its map stand."""
    chromium.look(driver, *size, dark=dark)
    driver.get(address)
    chromium.wait_for(lambda: driver.execute_script("return document.fonts.status === 'loaded'"))
    chromium.wait_for(lambda: driver.execute_script(READY), 600)
    clip = {"x": 0, "y": 0, "width": size[0], "height": size[1], "scale": 1}
    shot = driver.execute_cdp_cmd(
        "Page.captureScreenshot", {"format": "png", "clip": clip, "captureBeyondViewport": True}
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(base64.b64decode(shot["data"]))
    print(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
