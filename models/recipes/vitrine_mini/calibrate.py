"""Fits sigmoid(scale · cosine + bias) ≈ P(match) on the held-out senders of the train split (never on val).

Pairs: every held-out photo × prompts "a photo of a {class}", "{colour} {class}" and "{colour}"; matching pairs and a
sample of others weigh 1 : 4, which is about what a shopper sees in the first page of results. Logistic calibration
after Platt (1999).
"""

import argparse
import json
from pathlib import Path

import numpy as np

from attributes import COLOUR_NAMES
from dataset import CLASS_LIST, is_held_out
from evaluation_set import WORDS
from metrics import merged_class
from runtime import Encoder
from shelves import owners

OTHERS_PER_MATCH = 4


def fit(cosine: np.ndarray, match: np.ndarray, weight: np.ndarray, rounds: int = 60) -> tuple[float, float]:
    """Newton's method for weighted logistic regression on one variable."""
    x = np.column_stack([cosine, np.ones_like(cosine)])
    w = np.zeros(2)
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (weight * (p - match)) + 1e-6 * w
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + 1e-6 * np.eye(2)
        w = w - np.linalg.solve(hessian, gradient)
    return float(w[0]), float(w[1])


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--data', type=Path, default=Path('../shared/data'))
    arg.add_argument('--cache', type=Path, required=True)
    arg.add_argument('--model', type=Path, default=Path('models/vitrine-mini'))
    arg = arg.parse_args()
    shelf = owners(arg.data, arg.cache)
    shelf = shelf.take((shelf.split == 'train') & np.array([is_held_out(s) for s in shelf.sender]))
    encoder = Encoder(arg.model)
    x = encoder.photos([arg.data / 'clothing' / 'images' / f'{n}.jpg' for n in shelf.name])
    kinds = np.array([merged_class(CLASS_LIST[k]) for k in shelf.kind])
    own = shelf.colour >= 0.30
    prompts, relevant = [], []
    for kind, words in WORDS.items():
        for word in words[:2]:
            prompts.append(f'a photo of a {word}')
            relevant.append(kinds == kind)
        for c, colour in enumerate(COLOUR_NAMES):
            prompts.append(f'a {colour} {words[0]}')
            relevant.append((kinds == kind) & own[:, c])
    for c, colour in enumerate(COLOUR_NAMES):
        prompts.append(colour)
        relevant.append(own[:, c])
    match = np.stack(relevant).ravel().astype(float)
    cosine = (encoder.prompts(prompts) @ x.T).ravel()
    weight = np.where(match > 0, 1.0, OTHERS_PER_MATCH * match.sum() / (1 - match).sum())
    scale, bias = fit(cosine, match, weight)
    print(json.dumps({'scale': round(scale, 3), 'bias': round(bias, 3), 'pairs': len(match), 'matches': int(match.sum()), 'even_at': round(-bias / scale, 3)}))


if __name__ == '__main__':
    main()
