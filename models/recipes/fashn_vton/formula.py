"""Weights and inputs by a formula, so that two programs have the same ones without a file."""

import numpy as np
import torch

from network import FashnVton
from sizes import Sizes

INPUTS = {'x': 3, 'ca_images': 3, 'garment_images': 3, 'person_poses': 1, 'garment_poses': 1}


def waves(count: int, phase: float) -> np.ndarray:
    return np.sin(0.37 * np.arange(count, dtype=np.float64) + phase)


def fill(network: FashnVton) -> FashnVton:
    """Tensors in the order of their names; number j, read row by row: 0.05 sin(0.37 i + j), of scales 1 + 0.2 sin(…)."""
    state = network.state_dict()
    for j, name in enumerate(sorted(state)):
        values = waves(state[name].numel(), j)
        values = 1 + 0.2 * values if name.endswith('.scale') else 0.05 * values
        state[name].copy_(torch.from_numpy(values).reshape(state[name].shape))
    return network


def inputs(sizes: Sizes) -> dict[str, np.ndarray]:
    """float64 [1, channels, height, width] each."""
    shape = (sizes.height, sizes.width)
    return {name: waves(c * shape[0] * shape[1], p).reshape(1, c, *shape) for p, (name, c) in enumerate(INPUTS.items())}
