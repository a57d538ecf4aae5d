"""Weights between those of two fits (Wortsman et al. 2022, WiSE-FT): what a long fit on plain photos gains, without what it forgets
of worn ones."""

import argparse
import shutil
from pathlib import Path

import torch


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--photos', type=Path, nargs=2, required=True, help='run folders of fit, the second begun from the first')
    arg.add_argument('--out', type=Path, required=True, help='a run folder; its colour.pt is of the first')
    arg.add_argument('--second', type=float, default=0.3, help='the share of the second')
    arg = arg.parse_args()
    first, second = (torch.load(run / 'names.pt', weights_only=True) for run in arg.photos)
    arg.out.mkdir(parents=True, exist_ok=True)
    share = arg.second
    mean = {n: (1 - share) * value + share * second[n] if value.is_floating_point() else value for n, value in first.items()}
    torch.save(mean, arg.out / 'names.pt')
    shutil.copy(arg.photos[0] / 'colour.pt', arg.out / 'colour.pt')


if __name__ == '__main__':
    main()
