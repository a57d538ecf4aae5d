"""A logistic regression on principal components of features, added to log odds that are known already: one linear model in the end."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

CHANNELS = (112, 320)  # of the maps at strides 16 and 32
BLOCKS = [width for channels in CHANNELS for width in (3 * channels, channels, channels)]  # everywhere, over new cloth, over what was painted
SCALE = np.concatenate([np.full(width, width**-0.5) for width in BLOCKS])  # each counts the same
FURTHEST = 4  # spreads from the mean; `draft-sight.ts` has the same
LEAST_SPREAD = 1e-3
PARTS = 100  # principal components
TRUST = 1.0  # in the data against small weights


@dataclass
class Linear:
    mean: np.ndarray
    spread: np.ndarray
    weight: np.ndarray
    bias: float

    def told(self, features: np.ndarray) -> np.ndarray:
        return np.clip((features - self.mean) / self.spread, -FURTHEST, FURTHEST) @ self.weight + self.bias


def fitted(features: np.ndarray, known: np.ndarray, right: np.ndarray) -> Linear:
    """What the features add to the log odds `known`."""
    mean, spread = features.mean(0), features.std(0) + LEAST_SPREAD
    scaled = SCALE * np.clip((features - mean) / spread, -FURTHEST, FURTHEST)
    middle = scaled.mean(0)
    scaled = scaled - middle
    squares, ways = np.linalg.eigh(scaled @ scaled.T)  # fewer drafts than features
    axes = scaled.T @ ways[:, : -PARTS - 1 : -1] / np.sqrt(squares[: -PARTS - 1 : -1])
    axes /= (scaled @ axes[:, 0]).std()
    parts = scaled @ axes

    def loss(x: np.ndarray) -> tuple[float, np.ndarray]:
        odds = parts @ x[:-1] + x[-1] + known
        error = 1 / (1 + np.exp(-odds)) - right
        value = TRUST * (np.logaddexp(0, odds) - right * odds).sum() + 0.5 * (x[:-1] ** 2).sum()
        return value, np.append(TRUST * (parts.T @ error) + x[:-1], TRUST * error.sum())

    x = minimize(loss, np.zeros(PARTS + 1), jac=True, method='L-BFGS-B', options={'maxiter': 300}).x
    way = axes @ x[:-1]
    return Linear(mean, spread, SCALE * way, float(x[-1] - middle @ way))
