"""The three figures of the model card, over unit vectors."""

import numpy as np

MERGED = {  # owners' labels that name one thing are one class; all others stand alone
    'shirt': ('shirt', 'blouse'), 'sleeveless top': ('undershirt', 'top'),
}
COLOUR_PAIR_MINIMUM = 5


def merged_class(kind: str) -> str:
    return next((name for name, kinds in MERGED.items() if kind in kinds), kind)


def precision_at(scores: np.ndarray, relevant: np.ndarray, k: int) -> float:
    """scores float [N], relevant bool [N]. Hits among the best k over min(k, number of relevant)."""
    best = np.argsort(-scores, kind='stable')[:k]
    return float(relevant[best].sum() / min(k, relevant.sum()))


def same_class_precision(x: np.ndarray, kinds: np.ndarray, k: int = 10) -> float:
    """x unit [N, D]: mean share of the k nearest other photos that have the photo's merged class (over min(k, n-1))."""
    sim = x @ x.T
    np.fill_diagonal(sim, -np.inf)
    order = np.argsort(-sim, axis=1, kind='stable')[:, :k]
    values = []
    for i, kind in enumerate(kinds):
        others = int((kinds == kind).sum()) - 1
        if others:
            values.append((kinds[order[i]] == kind).sum() / min(k, others))
    return float(np.mean(values))
