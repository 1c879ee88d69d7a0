"""What is made when the wheel is built (also for an editable install): each part is a module beside this one.

A part has `make(root)`, which makes its files inside `src/` if they are absent or out of date and returns them. They
are ignored by git and shipped in the wheel; a source archive holds none of them, for they are made from it.
"""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))

import front_end
import gazetteer

PARTS = (gazetteer, front_end)


class MadeAtBuild(BuildHookInterface):  # type: ignore[type-arg]
    """Makes every part and has the wheel ship it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by the builder before it gathers files."""
        if self.target_name == "wheel":
            root = Path(self.root)
            made = [path for part in PARTS for path in part.make(root)]
            build_data["artifacts"] += [f"/{path.relative_to(root).as_posix()}" for path in made]
            build_data["pure_python"] = True
