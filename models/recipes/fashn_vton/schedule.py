"""The times of the sampler: Euler steps of a rectified flow, shorter at its beginning."""

import numpy as np

STEPS = {'fast': 20, 'balanced': 30, 'quality': 50}
GUIDANCE = 1.5


def times(steps: int, shift: float = -1.5) -> np.ndarray:
    """float64 [steps + 1] from 0 to 1: t = s / (s + 1/u - 1), s = e^shift, u in equal steps."""
    s = np.exp(shift)
    u = np.linspace(0, 1, steps + 1)[1:]
    return np.concatenate([[0.0], s / (s + 1 / u - 1)])
