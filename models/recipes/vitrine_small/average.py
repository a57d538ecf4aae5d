"""Weights between those of fits that began at the same weights, or one from another (Wortsman et al. 2022, WiSE-FT): what a long
fit gains, without what it forgets."""

import argparse
from pathlib import Path

import torch


def between(states: list[dict[str, torch.Tensor]], shares: tuple[float, ...]) -> dict[str, torch.Tensor]:
    """The first state, and of each other one its share; what is no number with a point is the first's."""
    out = {}
    for name, value in states[0].items():
        if value.is_floating_point():
            value = (1 - sum(shares)) * value + sum(share * state[name] for share, state in zip(shares, states[1:], strict=True))
        out[name] = value
    return out


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--photos', type=Path, nargs='+', required=True, help='run folders of fit')
    arg.add_argument('--out', type=Path, required=True, help='a run folder')
    arg.add_argument('--second', type=float, nargs='+', default=[0.3], help='the shares of those after the first')
    arg = arg.parse_args()
    arg.out.mkdir(parents=True, exist_ok=True)
    for name in ('names.pt', 'colour.pt'):
        states = [torch.load(run / name, weights_only=True) for run in arg.photos]
        torch.save(between(states, tuple(arg.second)), arg.out / name)


if __name__ == '__main__':
    main()
