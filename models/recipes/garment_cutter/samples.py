"""One training picture: a photo as it is, or its garment laid on another ground."""

import cv2
import numpy as np

from kinds import KINDS
from photos import Item

SIZE = 192
MIDDLE, SPREAD = 127.5, 63.75  # pixel_values = (pixel - MIDDLE) / SPREAD, as vitrine-mini has it
NOTHING = KINDS.index('nothing')


def sample(item: Item, grounds: list[np.ndarray], rng: np.random.Generator):
    """-> RGB uint8 [SIZE, SIZE, 3]; mask uint8 [SIZE/2, SIZE/2], or None where it is not known; kind."""
    if rng.random() < 0.04:
        return _light(_ground(grounds, None, rng), rng), np.zeros((SIZE // 2, SIZE // 2), np.uint8), NOTHING
    if item.mask is None or rng.random() < 0.4:
        matrix = _placed(item.photo.shape[:2], None, rng)
        picture = cv2.warpAffine(item.photo, matrix, (SIZE, SIZE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
        if item.mask is None:
            return _light(picture, rng), None, item.kind
        mask = cv2.warpAffine(item.mask * 255, matrix, (SIZE, SIZE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
        return _light(picture, rng), _halved(mask), item.kind
    picture, mask = composed(item, grounds, rng)
    return _light(picture, rng), _halved(mask), item.kind


def composed(item: Item, grounds: list[np.ndarray], rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """The garment on another ground with its shadow. RGB uint8 [SIZE, SIZE, 3] and coverage uint8 [SIZE, SIZE]."""
    matrix = _placed(item.photo.shape[:2], item.mask, rng)
    size = (SIZE, SIZE)
    # A pixel is taken off: the old ground shines through at the edge.
    inner = cv2.erode(item.mask, np.ones((3, 3), np.uint8)) * 255
    garment = cv2.warpAffine(item.photo, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    mask = cv2.warpAffine(inner, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    alpha = cv2.GaussianBlur(mask, (0, 0), 0.6).astype(np.float32)[..., None] / 255
    if rng.random() < 0.08 and (mask > 127).any():
        garment = _drawn(garment, mask, rng)
    like = np.median(garment[mask > 127], axis=0) if rng.random() < 0.4 and (mask > 127).any() else None
    ground = _ground(grounds, like, rng).astype(np.float32)
    if rng.random() < 0.75:
        ground *= _shadow(mask, rng)
    return np.clip(garment * alpha + ground * (1 - alpha), 0, 255).astype(np.uint8), mask


def _drawn(garment: np.ndarray, mask: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """As a drawing has it, in one colour with few folds or none: its outline alone tells what it is."""
    colour = np.median(garment[mask > 127], axis=0)
    folds = rng.choice([0, 0.15]) * (garment - garment.mean((0, 1)))
    return np.clip(colour + folds, 0, 255).astype(np.uint8)


def whole(photo: np.ndarray) -> np.ndarray:
    """The photo squashed to the network's square, as the product does it."""
    return cv2.resize(photo, (SIZE, SIZE), interpolation=cv2.INTER_AREA)


def _halved(mask: np.ndarray) -> np.ndarray:
    return (cv2.resize(mask, (SIZE // 2, SIZE // 2), interpolation=cv2.INTER_AREA) > 127).astype(np.uint8)


def _placed(shape: tuple[int, int], mask: np.ndarray | None, rng: np.random.Generator) -> np.ndarray:
    """The whole photo squashed to the square, or the garment filling a good part of it; turned and mirrored a little."""
    h, w = shape
    if mask is None:
        centre, scale = np.array([w / 2, h / 2]), np.array([SIZE / w, SIZE / h]) * rng.uniform(0.85, 1.25)
    else:
        rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
        tall, wide = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
        centre = np.array([(columns[0] + columns[-1]) / 2, (rows[0] + rows[-1]) / 2])
        # A shop's photo is squashed to the square, whatever its shape was.
        squash = np.exp(rng.uniform(-0.3, 0.3))
        fill = rng.uniform(0.5, 0.98)
        scale = fill * SIZE / max(tall / squash, wide * squash) * np.array([squash, 1 / squash])
    angle = np.deg2rad(rng.normal(0, 10))
    turn = np.diag(scale) @ np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    if rng.random() < 0.5:
        turn = turn @ np.diag([-1.0, 1.0])
    shift = np.array([SIZE / 2, SIZE / 2]) - turn @ centre + rng.normal(0, 0.035 * SIZE, 2)
    return np.hstack([turn, shift[:, None]])


def _ground(grounds: list[np.ndarray], like: np.ndarray | None, rng: np.random.Generator) -> np.ndarray:
    """A floor, a sheet, or a studio's plain paper; of about the colour `like` where it is given."""
    if rng.random() < 0.45:
        base = rng.uniform(60, 255) + rng.normal(0, 6, 3)
        if rng.random() < 0.4:
            base = np.array([1.0, 1, 1]) * rng.choice([255, 250, 243, 235, 128, 119])
        slope = rng.normal(0, 10 if rng.random() < 0.6 else 0.01, (2, 2, 1))
        ground = cv2.resize((base + slope).astype(np.float32), (SIZE, SIZE), interpolation=cv2.INTER_LINEAR)
    else:
        ground = grounds[rng.integers(len(grounds))]
        at = rng.integers(0, ground.shape[0] - SIZE + 1, 2)
        ground = np.rot90(ground[at[0] : at[0] + SIZE, at[1] : at[1] + SIZE], rng.integers(4)).astype(np.float32)
    if like is not None:
        ground = ground + (like + rng.normal(0, 9, 3) - ground.mean((0, 1)))
    return np.clip(ground, 0, 255)


def _shadow(mask: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """What light the garment leaves its ground: float [SIZE, SIZE, 1]."""
    shift = np.float32([[1, 0, rng.normal(0, 2.5)], [0, 1, rng.normal(0, 2.5)]])
    dark = cv2.GaussianBlur(cv2.warpAffine(mask, shift, (SIZE, SIZE)), (0, 0), rng.uniform(0.8, 5)).astype(np.float32) / 255
    return 1 - rng.uniform(0.05, 0.45) * dark[..., None]


def _light(picture: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Gamma, contrast and white balance as one table per channel; saturation; noise; blur."""
    levels = (np.arange(256) / 255) ** np.exp(rng.normal(0, 0.22))
    levels = (levels - 0.5) * np.exp(rng.normal(0, 0.15)) + 0.5 + rng.normal(0, 0.05)
    table = levels[:, None] * np.exp(rng.normal(0, 0.05, 3)) * 255
    picture = cv2.LUT(np.ascontiguousarray(picture.astype(np.uint8)), np.clip(table, 0, 255).astype(np.uint8)[:, None])
    saturation = float(np.exp(rng.normal(0, 0.3)))
    grey = cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    picture = cv2.addWeighted(picture, saturation, grey, 1 - saturation, 0)
    if rng.random() < 0.25:
        noise = cv2.randn(np.empty(picture.shape, np.int16), 0, rng.uniform(1, 9))
        picture = cv2.add(picture, noise, dtype=cv2.CV_8U)
    return cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.3, 1)) if rng.random() < 0.2 else picture
