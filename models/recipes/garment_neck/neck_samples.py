"""Necks of garments, drawn and marked, and what is seen through them: read, and seen anew for each step of training."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from garment_landmarks.samples import as_cut, channels, coloured, ground

# The frame in breadths of the neck: its side, and how much of it lies above the line between the neck's sides.
FRAME, ABOVE = 2.4, 0.45
KEPT = 1.5  # a neck is kept with so much more round it, in sides of the frame
KEPT_SIDE = 288  # pixels


@dataclass
class Neck:
    rgba: np.ndarray  # uint8 [h, w, 4]: the photo, and the garment's mask as alpha
    inside: np.ndarray  # uint8 [h, w]: 255 where the inner side is seen
    known: np.ndarray  # uint8 [h, w]: 255 where that is known
    is_drawn: bool


def is_held(sender: str) -> bool:
    """One sender in five is left for choosing."""
    return int(hashlib.sha256(f'neck of {sender}'.encode()).hexdigest(), 16) % 5 == 0


def frame_of(left: np.ndarray, right: np.ndarray) -> tuple[float, float, float]:
    side = FRAME * float(np.hypot(*(right - left)))
    x, y = (left + right) / 2
    return x - side / 2, y - ABOVE * side, side


def kept_matrix(frame: tuple[float, float, float]) -> np.ndarray:
    """From the photo to what is kept of it."""
    x, y, side = frame
    margin = (KEPT - 1) / 2 * side
    scale = KEPT_SIDE / (KEPT * side)
    return np.float32([[scale, 0, -scale * (x - margin)], [0, scale, -scale * (y - margin)]])


def read_drawn_necks(folder: Path) -> list[Neck]:
    found = []
    for line in (folder / 'landmarks.jsonl').read_text().splitlines():
        row = json.loads(line)
        points = {name: np.array([at['x'], at['y']]) for name, at in row['landmarks'].items()}
        ends = next(([points[f'{name}_left'], points[f'{name}_right']] for name in ('neck', 'strap') if f'{name}_left' in points and f'{name}_right' in points), None)
        inside = cv2.imread(str(folder / row['name'].replace('.png', '.inside.png')), cv2.IMREAD_GRAYSCALE)
        if ends is None or inside is None or ends[1][0] - ends[0][0] < 8:
            continue
        picture = cv2.imread(str(folder / row['name']), cv2.IMREAD_UNCHANGED)
        m, size = kept_matrix(frame_of(*ends)), (KEPT_SIDE, KEPT_SIDE)
        rgba = cv2.warpAffine(picture[..., [2, 1, 0, 3]], m, size, flags=cv2.INTER_LINEAR, borderValue=(250, 250, 250, 0))
        found.append(Neck(rgba, cv2.warpAffine(inside, m, size, flags=cv2.INTER_LINEAR), np.full(size, 255, np.uint8), True))
    return found


def read_marked_necks(marks: Path, crops: Path) -> list[tuple[dict, Neck]]:
    """The marks with the crops NAME.png that crop_necks.py wrote; polygons are in shares of the frame, which is what was looked at."""
    found = []
    low, high = round(KEPT_SIDE * (1 - 1 / KEPT) / 2), round(KEPT_SIDE * (1 + 1 / KEPT) / 2)
    for mark in json.loads(marks.read_text()):
        picture = cv2.imread(str(crops / f'{mark["image"]}.png'), cv2.IMREAD_UNCHANGED)
        if picture is None:
            continue
        inside, known = np.zeros((2, KEPT_SIDE, KEPT_SIDE), np.uint8)
        for polygon in mark['inside']:
            spots = (np.array(polygon) + (KEPT - 1) / 2) * KEPT_SIDE / KEPT
            cv2.fillPoly(inside, [np.round(spots * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
        known[low:high, low:high] = 255
        found.append((mark, Neck(np.ascontiguousarray(picture[..., [2, 1, 0, 3]]), inside, known, False)))
    return found


def as_shown(neck: Neck, side: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """float32 [4, side, side] as the product shows it, inside 0-1 [side / 2, side / 2], and of the garment what is known of 0-1."""
    return _seen(neck, side, _matrix(side))


def sample(neck: Neck, side: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The same, turned, moved, coloured and cut out anew."""
    return _seen(neck, side, _matrix(side, rng), rng)


def _matrix(side: int, rng: np.random.Generator | None = None) -> np.ndarray:
    half = np.array([[1, 0, -0.5], [0, 1, -0.5], [0, 0, 1]])
    scale, shift = side * KEPT / KEPT_SIDE, -side * (KEPT - 1) / 2
    m = np.array([[scale, 0, shift], [0, scale, shift], [0, 0, 1]])
    if rng is not None:
        angle = np.deg2rad(rng.normal(0, 16 if rng.random() < 0.2 else 6))
        sx, sy = np.exp(rng.normal(0, 0.12)) * np.exp(rng.normal(0, 0.06, 2))
        flip = -1 if rng.random() < 0.5 else 1
        c, s = np.cos(angle), np.sin(angle)
        about = np.array([[1, 0, -side / 2], [0, 1, -side / 2], [0, 0, 1]])
        shift = side / 2 + rng.normal(0, 0.05, 2) * side
        m = np.array([[c * sx * flip, -s * sy, shift[0]], [s * sx * flip, c * sy, shift[1]], [0, 0, 1]]) @ about @ m
    return (half @ m @ np.linalg.inv(half))[:2]


def _seen(neck: Neck, side: int, m: np.ndarray, rng: np.random.Generator | None = None) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    size = (side, side)
    rgba = cv2.warpAffine(neck.rgba, m, size, flags=cv2.INTER_LINEAR, borderValue=(250, 250, 250, 0))
    inside = cv2.warpAffine(neck.inside, m, size, flags=cv2.INTER_LINEAR).astype(np.float32) / 255
    known = cv2.warpAffine(neck.known, m, size, flags=cv2.INTER_LINEAR).astype(np.float32) / 255
    rgb, cover = rgba[..., :3].astype(np.float32), rgba[..., 3].astype(np.float32) / 255
    if rng is not None:
        if neck.is_drawn and rng.random() < 0.6:  # what shows where the mask leaks
            rgb = rgb * cover[..., None] + (1 - cover[..., None]) * ground(size, rng)
        rgb = coloured(rgb, rng)
        if rng.random() < 0.25:  # another cloth inside, as linings are
            shift = rng.normal(0, 25, 3)
            rgb = np.clip(rgb + inside[..., None] * shift, 0, 255)
        cover = as_cut(cover, rng)
    small = cv2.resize(np.dstack([inside, cover * known]), (side // 2, side // 2), interpolation=cv2.INTER_AREA)
    return channels(rgb, cover), small[..., 0], small[..., 1]
