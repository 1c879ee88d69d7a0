"""Averages checkpoints weight by weight: branches of one beginning, each trained its own way, are better together.

Run: python training/average.py OUT.pt CHECKPOINT=SHARE ... The shares are made to sum to one.
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("parts", nargs="+", help="a checkpoint, and after = its share")
    options = parser.parse_args()
    shares = {name: float(share) for name, _, share in (part.rpartition("=") for part in options.parts)}
    torch.save(average({Path(name): share for name, share in shares.items()}), options.out)


def average(shares: dict[Path, float]) -> dict[str, Tensor]:
    """The mean of the checkpoints' weights; what is no floating-point number is that of the first."""
    whole = sum(shares.values())
    mean: dict[str, Tensor] = {}
    for path, share in shares.items():
        for name, weights in torch.load(path, map_location="cpu").items():
            if not weights.is_floating_point():
                mean.setdefault(name, weights)
            elif name in mean:
                mean[name] += weights * (share / whole)
            else:
                mean[name] = weights * (share / whole)
    return mean


if __name__ == "__main__":
    main()
