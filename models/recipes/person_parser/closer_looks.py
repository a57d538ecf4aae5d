"""Closer looks at somebody who is seen from head to feet, as the product takes them (its closer-looks.ts)."""

import cv2
import numpy as np

from classes import CLASSES

SHOES = 0.02  # of the person: seen from head to feet
HEIGHT = 0.62  # of a closer look, of the person's
BEYOND = 0.04  # of the person's height, above the head and below the feet
WIDER = 1.05  # than the person
CLOSER = 0.9  # a look that is no closer than this share of the first is none
LEAST = 3  # rows and columns with fewer pixels of a person are without one
BORDER = 30  # pixels of a look that count the less towards its border

Box = tuple[int, int, int, int]  # x, y, width, height


def closer_boxes(chances: np.ndarray, photo: tuple[int, int]) -> list[Box]:
    """chances: float32 [9, h, w] of a whole photo of `photo` = (width, height) pixels -> boxes of the photo's pixels, two or none."""
    labels, person = chances.argmax(0), chances[0] < 0.5
    if (labels == CLASSES.index('shoes')).sum() <= SHOES * (labels > 0).sum():
        return []
    rows, columns = _range(person.sum(1) >= LEAST), _range(person.sum(0) >= LEAST)
    if rows is None or columns is None:
        return []
    unit = photo[0] / person.shape[1], photo[1] / person.shape[0]
    tall, wide = (rows[1] - rows[0]) * unit[1], (columns[1] - columns[0]) * unit[0]
    high = max(HEIGHT * tall, wide * WIDER * photo[1] / photo[0])
    if high >= CLOSER * photo[1]:
        return []
    boxes = []
    for y in (rows[0] * unit[1] - BEYOND * tall, rows[1] * unit[1] + BEYOND * tall - high):
        first, last = max(0, int(np.floor(y / unit[1]))), min(len(person), int(np.ceil((y + high) / unit[1])))
        seen = _range(person[first:last].any(0)) or columns
        across = high * photo[0] / photo[1]
        boxes.append((round((seen[0] + seen[1]) / 2 * unit[0] - across / 2), round(y), round(across), round(high)))
    return boxes


def joined(whole: np.ndarray, closer: list[tuple[np.ndarray, Box]], photo: tuple[int, int]) -> np.ndarray:
    """The mean of what the looks say, float32 [9, h, w] of the whole photo's."""
    _, h, w = whole.shape
    total, weights = whole.copy(), np.ones((h, w), np.float32)
    border = np.minimum(*np.meshgrid(*(np.minimum(np.arange(n), n - 1 - np.arange(n)) for n in (w, h))))
    border = np.minimum(1, (border + 1) / BORDER).astype(np.float32)
    for look, (x, y, width, height) in closer:
        u = (np.arange(w, dtype=np.float32) + 0.5) * photo[0] / w
        v = (np.arange(h, dtype=np.float32) + 0.5) * photo[1] / h
        inside = ((u >= x) & (u < x + width))[None] & ((v >= y) & (v < y + height))[:, None]
        columns, rows = np.meshgrid((u - x) * w / width - 0.5, (v - y) * h / height - 0.5)
        weight = inside * border[np.clip(rows, 0, h - 1).astype(int), np.clip(columns, 0, w - 1).astype(int)]
        seen = [cv2.remap(plane, columns.astype(np.float32), rows.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE) for plane in look]
        total += np.stack(seen) * weight
        weights += weight
    return total / weights


def _range(found: np.ndarray) -> tuple[int, int] | None:
    """From the first to after the last of those that are so."""
    at = np.nonzero(found)[0]
    return (int(at[0]), int(at[-1]) + 1) if at.size else None
