"""Pictures as shops show them, made of street photos: their crops, grounds and cloth."""

import cv2
import numpy as np

from augment import light, street_framing
from classes import UNKNOWN
from repaint import GARMENTS, Paints, repainted
from shop_crops import shop_crop
from studio import in_studio, near_colour, paper

STREET = 0.35  # of the pictures are framed as street photos are
ASPECTS = (0.75, 0.8, 1.0)  # of photos that the product widens to 2 : 3 by repeating their border


def shop_sample(photo: np.ndarray, classes: np.ndarray, size: tuple[int, int], paints: Paints) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """-> RGB uint8 [h, w, 3] for `size` = (w, h), class uint8 [h/2, w/2], and the same scene in other cloth and light."""
    rng = paints.rng
    frame = street_framing if rng.random() < STREET else shop_crop
    picture, labels, outside = framed(photo, classes, frame(classes, size, rng), size)
    kind = rng.random()
    first = repainted(picture, labels, _how(rng), paints) if rng.random() < 0.75 else picture
    second = repainted(picture, labels, _how(rng), paints)
    if kind < 0.7:
        close = near_colour(first, labels, GARMENTS, rng) if kind < 0.3 else None
        ground = paper(labels, rng, 235 if 0.3 <= kind < 0.5 else 130, close)
        (first, followed), (second, _) = in_studio(first, labels, ground), in_studio(second, labels, ground)
        labels = followed
    else:
        labels = np.where(outside, UNKNOWN, labels)
    if rng.random() < 0.25:
        first, second, labels = _widened([first, second, labels], ASPECTS[rng.integers(len(ASPECTS))])
    return light(first, rng), _halved(labels, rng), light(second, rng)


def framed(photo: np.ndarray, classes: np.ndarray, matrix: np.ndarray, size: tuple[int, int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(RGB, class, whether the photo does not reach there), all [h, w]."""
    picture = cv2.warpAffine(photo, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    labels = cv2.warpAffine(classes, matrix, size, flags=cv2.INTER_NEAREST, borderMode=cv2.BORDER_CONSTANT, borderValue=0)
    inside = cv2.warpAffine(np.ones_like(classes), matrix, size, flags=cv2.INTER_NEAREST, borderMode=cv2.BORDER_CONSTANT, borderValue=0)
    return picture, labels, inside == 0


def _how(rng: np.random.Generator) -> str:
    return str(rng.choice(['print', 'pale', 'skin', 'plain', 'emblem'], p=[0.36, 0.22, 0.17, 0.13, 0.12]))


def _widened(planes: list[np.ndarray], aspect: float) -> list[np.ndarray]:
    """Border repeated above and below what a photo of `aspect` would hold; the last plane is of labels, unknown there."""
    height = planes[0].shape[0]
    cut = round(height * (1 - 2 / 3 / aspect) / 2)
    out = []
    for plane in planes:
        plane = plane.copy()
        plane[:cut], plane[height - cut :] = plane[cut], plane[height - cut - 1]
        out.append(plane)
    out[-1][:cut] = out[-1][height - cut :] = UNKNOWN
    return out


def _halved(labels: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Any one of each four pixels, so that no side is favoured."""
    return np.ascontiguousarray(labels[rng.integers(2) :: 2, rng.integers(2) :: 2])
