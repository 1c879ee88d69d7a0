"""Debian's Chromium by its own driver: the browser of the desk's tests. It reaches nothing but the desk."""

import shutil
import socket
import threading
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
AXE = ROOT / "building/front_end/node_modules/axe-core/axe.min.js"
BUILT = ROOT / "src/dateline/desk/static/built/manifest.json"
_FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-sync"),
    *("--disable-component-update", "--disable-extensions", "--no-first-run", "--hide-scrollbars"),
    *("--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--window-size=1440,900"),
)


def missing() -> str | None:
    """What the browser tests lack here; None where they can run."""
    if _binary() is None or shutil.which("chromedriver") is None:
        return "Chromium and its driver are not installed (make setup installs them where it can)"
    try:
        import selenium  # noqa: F401
    except ImportError:
        return "selenium is not installed"
    return None


def _binary() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def browser():
    """One browser, closed at the end."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = _binary()
    for flag in _FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    driver.set_page_load_timeout(180)
    driver.set_script_timeout(180)
    driver.command_executor.client_config.timeout = 600  # a busy machine draws a map slowly
    try:
        yield driver
    finally:
        driver.quit()


@contextmanager
def served(app):
    """The desk on a port of its own; gives its address."""
    import uvicorn

    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://localhost:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)


def wait_for(ask, seconds=120.0):
    """What `ask` gives, as soon as it gives something."""
    until = time.monotonic() + seconds
    while True:
        found = ask()
        if found:
            return found
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.1)


def look(driver, width, height, *, dark=False):
    """Set the size of the window, and whether the system is dark."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    feature = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
