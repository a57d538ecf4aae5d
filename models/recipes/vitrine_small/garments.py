"""The names of a worn item told anew, as the product does (its item-names.ts): what somebody wears on a part of the body is told from
the item's vector by multinomial logistic regression, and what is told takes the place of most of what the vector said."""

from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional as F

from names import CLASSES, COLOURS, FAMILIES, INDEX, SHADES, TERMS, axes
from parts import NAMED, directions
from sources import LABELS

KEPT = 0.3  # share of what the vector said that stays
LOUDNESS = 0.15  # squared length of an item's classes: that of a garment that is shown alone
SAYS = {'family': 0.36, 'class': 1.0, 'term': 1.44}  # squared lengths beside it
L2 = 0.015
STEPS = 60
FEWEST = 16  # items that a label is told by, of both ways together; rarer ones are left to what the vector says
FIRST_CLASS = len(FAMILIES)  # in NAMED


@dataclass
class Garments:
    labels: list[str]
    parts: list[str]
    weights: np.ndarray  # [len(labels), DIMENSION]
    bias: np.ndarray  # [len(labels)]

    def chances(self, x: np.ndarray, parts: np.ndarray) -> np.ndarray:
        """Unit rows [N, DIMENSION] and their parts -> [N, len(labels)], sum 1."""
        logits = np.where(parts[:, None] == np.array(self.parts), x @ self.weights.T + self.bias, -np.inf)
        odds = np.exp(logits - logits.max(1, keepdims=True))
        return odds / odds.sum(1, keepdims=True)


def says(labels: list[str]) -> np.ndarray:
    """float [len(labels), len(NAMED)]: how loudly a label says each name, squared."""
    out = np.zeros((len(labels), len(NAMED)))
    for row, label in enumerate(labels):
        kind, term, _ = LABELS[label]
        for group, name in (('family', CLASSES[kind]), ('class', kind), ('term', term)):
            if name:
                out[row, NAMED.index(name)] = SAYS[group]
    return out


def colour_directions() -> np.ndarray:
    return axes()[[INDEX[name] for name in (*COLOURS, *SHADES)]]


def with_colours(x: np.ndarray, alone: np.ndarray) -> np.ndarray:
    """The rows with the colours of other rows."""
    own = colour_directions()
    return unit(x + (alone - x) @ own.T @ own)


def told_anew(x: np.ndarray, chances: np.ndarray, labels: list[str]) -> np.ndarray:
    """Unit rows and the chances of their labels -> unit rows."""
    own, said = directions(), says(labels)
    lengths = x @ own.T
    before = lengths.clip(0) ** 2
    classes = slice(FIRST_CLASS, FIRST_CLASS + len(CLASSES))
    total = before[:, classes].sum(1, keepdims=True)
    untold = ~said.any(0)[classes]
    stays = KEPT + (1 - KEPT) * before[:, classes][:, untold].sum(1, keepdims=True) / total
    square = LOUDNESS * (stays * before / total + (1 - stays) * (chances @ said))
    return unit(x + (np.sqrt(square) - lengths) @ own)


def fit(x: np.ndarray, labels: np.ndarray, parts: np.ndarray) -> Garments:
    """x: unit rows; labels and parts: str of each."""
    seen, count = np.unique(labels, return_counts=True)
    told = np.isin(labels, seen[count >= FEWEST])
    x, labels, parts = x[told], labels[told], parts[told]
    names = [str(name) for name in np.unique(labels)]
    part_of = dict(zip(labels, parts))
    own = axes()
    z = x @ own.T
    mean, deviation = z.mean(0), z.std(0)
    scale = 0.7 / (np.sqrt(deviation * deviation.mean()) + 1e-3)  # rare names count more, noise does not count as much as they
    z, goal = torch.from_numpy((z - mean) * scale).float(), torch.tensor([names.index(label) for label in labels])
    elsewhere = torch.from_numpy(np.where(parts[:, None] == np.array([part_of[name] for name in names]), 0, -1e4)).float()
    weights, bias = torch.zeros(z.shape[1], len(names), requires_grad=True), torch.zeros(len(names), requires_grad=True)
    opt = torch.optim.LBFGS([weights, bias], max_iter=STEPS, line_search_fn='strong_wolfe')

    def loss() -> torch.Tensor:
        opt.zero_grad()
        value = F.cross_entropy(z @ weights + bias + elsewhere, goal) + L2 * (weights**2).sum()
        value.backward()
        return value

    opt.step(loss)
    w, b = weights.detach().numpy(), bias.detach().numpy()
    return Garments(names, [str(part_of[name]) for name in names], (own.T @ (scale[:, None] * w)).T, b - (mean * scale) @ w)


def unit(x: np.ndarray) -> np.ndarray:
    return x / np.linalg.norm(x, axis=1, keepdims=True)
