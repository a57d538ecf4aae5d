"""Class-balanced cross-entropy and soft Dice (Milletari et al., 3DV 2016), and the counts behind IoU."""

import torch
from torch.nn import functional as F

from classes import CLASSES, UNKNOWN

# About the inverse root of each class's share of the pixels, background apart, so that shoes count beside coats.
WEIGHTS = torch.tensor([0.5, 1.1, 0.9, 1.2, 0.9, 1.2, 1.1, 1.5, 1.2])


def loss_of(logits: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """`logits` [b, 9, h, w], `target` int64 [b, h, w]; what is UNKNOWN does not count."""
    logits = logits.float()
    entropy = F.cross_entropy(logits, target, weight=WEIGHTS, label_smoothing=0.05, ignore_index=UNKNOWN)
    known = (target != UNKNOWN).unsqueeze(1)
    chance = logits.softmax(1) * known
    truth = F.one_hot(target * known[:, 0], len(CLASSES)).permute(0, 3, 1, 2).float() * known
    both = (chance * truth).sum((0, 2, 3))
    size = chance.sum((0, 2, 3)) + truth.sum((0, 2, 3))
    present = truth.sum((0, 2, 3)) > 50
    dice = 1 - (2 * both[present] + 50) / (size[present] + 50)
    return entropy + dice.mean()


def count(prediction: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """Confusion counts int64 [9, 9] of what is known: rows truth, columns prediction."""
    n = len(CLASSES)
    prediction, target = prediction[target != UNKNOWN], target[target != UNKNOWN]
    return torch.bincount((target.long() * n + prediction.long()).flatten(), minlength=n * n).view(n, n)


def ious(confusion: torch.Tensor) -> tuple[list[float], float, float]:
    """IoU per class, their mean, and the IoU of person (everything but background)."""
    c = confusion.double()
    per_class = (c.diagonal() / (c.sum(0) + c.sum(1) - c.diagonal()).clamp(min=1)).tolist()
    person = c[1:, 1:].sum() / (c.sum() - c[0, 0]).clamp(min=1)
    return per_class, sum(per_class) / len(per_class), person.item()
