"""Rotary positions: angles of each token by its row and column."""

import numpy as np

from sizes import Sizes


def angles(sizes: Sizes) -> np.ndarray:
    """float64 [tokens, head / 2]: the angle by which each pair of a head's numbers is turned. Positions are (0, row, column)."""
    rows, columns = np.meshgrid(np.arange(sizes.rows), np.arange(sizes.columns), indexing='ij')
    places = [np.zeros(sizes.tokens), rows.reshape(-1), columns.reshape(-1)]
    turned = []
    for place, width in zip(places, sizes.axes):
        speeds = sizes.theta ** (-np.arange(0, width, 2) / width)
        turned.append(place[:, None] * speeds[None])
    return np.concatenate(turned, axis=1)
