"""The training scripts are run from their folder; their modules are found as those scripts find them."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "training"))
