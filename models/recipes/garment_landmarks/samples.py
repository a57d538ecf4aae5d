"""One training picture: a drawn garment seen anew, cut out as badly as a cutter may."""

import json
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from names import KINDS, LANDMARKS, MIRRORED

MARGIN = 0.06  # of the garment's longer side, round it
NEUTRAL = 128


@dataclass
class Example:
    rgba: np.ndarray  # uint8 [h, w, 4]: the photo, and the garment's mask as alpha
    points: np.ndarray  # float32 [24, 2], pixels; NaN where it has none
    kind: int
    ghost: float  # 1 filled out, 0 flat, NaN unknown
    shell: np.ndarray  # float32 [n, 2]: the mask's convex hull
    known: np.ndarray  # bool [24]: whether it is known that the landmark is there, or is not


def shell_of(alpha: np.ndarray) -> np.ndarray | None:
    spots = cv2.findNonZero((alpha > 127).astype(np.uint8))
    return None if spots is None else cv2.convexHull(spots)[:, 0].astype(np.float32)


def read_drawn(folder: Path) -> list[Example]:
    found = []
    for line in (folder / 'landmarks.jsonl').read_text().splitlines():
        row = json.loads(line)
        picture = cv2.imread(str(folder / row['name']), cv2.IMREAD_UNCHANGED)
        if picture is None:
            continue
        rgba = np.ascontiguousarray(picture[..., [2, 1, 0, 3]])
        points = np.full((len(LANDMARKS), 2), np.nan, np.float32)
        for name, at in row['landmarks'].items():
            points[LANDMARKS.index(name)] = at['x'], at['y']
        shell = shell_of(rgba[..., 3])
        if shell is not None:
            found.append(Example(rgba, points, KINDS.index(row['kind']), float(row['isGhost']), shell, np.ones(len(LANDMARKS), bool)))
    return found


def fitted(shell: np.ndarray, size: tuple[int, int], margin: float = MARGIN) -> np.ndarray:
    """The 3x3 matrix that lays the hull's box with a margin into the middle of (width, height), its proportions kept."""
    low, high = shell.min(0), shell.max(0) + 1
    wide = high - low
    scale = float(min(size[0] / (wide[0] + 2 * margin * wide.max()), size[1] / (wide[1] + 2 * margin * wide.max())))
    shift = np.array(size) / 2 - scale * (low + high) / 2
    return np.array([[scale, 0, shift[0]], [0, scale, shift[1]], [0, 0, 1]])


def moved(points: np.ndarray, m: np.ndarray) -> np.ndarray:
    p = np.concatenate([points, np.ones((len(points), 1))], 1) @ m.T
    return (p[:, :2] / p[:, 2:]).astype(np.float32)


def channels(rgb: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """RGB float [h, w, 3] 0-255 and mask 0-1 -> float32 [4, h, w] as the network takes it."""
    cut = rgb * mask[..., None] + NEUTRAL * (1 - mask[..., None])
    return np.concatenate([((cut - 127) / 128).transpose(2, 0, 1), (mask - 0.5)[None] * 2]).astype(np.float32)


def upright(rgba: np.ndarray, shell: np.ndarray, size: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """A picture as the product shows it to the network, and the matrix that took it there."""
    m = fitted(shell, size)
    # Pixel centres lie at halves.
    half = np.array([[1, 0, -0.5], [0, 1, -0.5], [0, 0, 1]])
    small = cv2.warpAffine(rgba, (half @ m @ np.linalg.inv(half))[:2], size, flags=cv2.INTER_AREA if m[0, 0] < 0.7 else cv2.INTER_LINEAR).astype(np.float32)
    return channels(small[..., :3], small[..., 3] / 255), m


def sample(example: Example, size: tuple[int, int], rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """float32 [4, h, w], points as shares of the frame [24, 2] (NaN: none), known [24]."""
    angle = np.deg2rad(rng.normal(0, 5))
    sx, sy = np.exp(rng.normal(0, 0.08, 2))
    c, s = np.cos(angle), np.sin(angle)
    h, w = example.rgba.shape[:2]
    flip = rng.random() < 0.5
    about = np.array([[1, 0, -w / 2], [0, 1, -h / 2], [0, 0, 1]])
    turn = np.array([[c * sx * (-1 if flip else 1), -s * sy, 0], [s * sx * (-1 if flip else 1), c * sy, 0], [rng.normal(0, 2e-4), rng.normal(0, 2e-4), 1]])
    m = turn @ about
    m = fitted(moved(example.shell, m), size, rng.uniform(0.02, 0.11)) @ m
    half = np.array([[1, 0, -0.5], [0, 1, -0.5], [0, 0, 1]])
    small = cv2.warpPerspective(example.rgba, half @ m @ np.linalg.inv(half), size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=(250, 250, 250, 0))
    points = moved(np.nan_to_num(example.points, nan=0.0), m) / np.array(size, np.float32)
    points[np.isnan(example.points[:, 0])] = np.nan
    known = example.known
    if flip:
        points, known = points[list(MIRRORED)], known[list(MIRRORED)]
    rgb = coloured(small[..., :3].astype(np.float32), rng)
    mask = as_cut(small[..., 3].astype(np.float32) / 255, rng)
    return channels(rgb, mask), points, known


def coloured(rgb: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    rgb = 255 * (rgb / 255) ** np.exp(rng.normal(0, 0.25)) * np.exp(rng.normal(0, 0.08, 3)) + rng.normal(0, 8)
    if rng.random() < 0.15:
        rgb = rgb[..., rng.permutation(3)]
    if rng.random() < 0.3:
        rgb = cv2.GaussianBlur(rgb, (0, 0), rng.uniform(0.4, 1.2))
    rgb = np.clip(rgb + rng.normal(0, rng.uniform(0, 6), rgb.shape), 0, 255)
    if rng.random() < 0.3:
        _, data = cv2.imencode('.jpg', rgb.astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, int(rng.uniform(25, 90))])
        rgb = cv2.imdecode(data, cv2.IMREAD_COLOR).astype(np.float32)
    return rgb


def as_cut(mask: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """With ragged or soft edges, coarse cells, holes and leaks."""
    h, w = mask.shape
    if rng.random() < 0.35:
        return mask
    if rng.random() < 0.4:  # answered on coarse cells
        cell = rng.uniform(1.5, 3)
        mask = cv2.resize(cv2.resize(mask, (round(w / cell), round(h / cell)), interpolation=cv2.INTER_AREA), (w, h))
    if rng.random() < 0.5:  # ragged
        rough = cv2.resize(rng.normal(0, rng.uniform(0.05, 0.35), (h // 6, w // 6)).astype(np.float32), (w, h), interpolation=cv2.INTER_CUBIC)
        soft = cv2.GaussianBlur(mask, (0, 0), rng.uniform(0.6, 1.6))
        mask = np.clip((soft + rough - rng.uniform(0.4, 0.6)) * 5 + 0.5, 0, 1)
    for _ in range(rng.integers(0, 3) if rng.random() < 0.3 else 0):  # a hole or something taken along
        spot = np.zeros_like(mask)
        centre = (int(rng.uniform(0, w)), int(rng.uniform(0, h)))
        cv2.ellipse(spot, centre, (int(rng.uniform(1, w * 0.09)), int(rng.uniform(1, h * 0.09))), rng.uniform(0, 180), 0, 360, 1, -1)
        mask = np.maximum(mask, spot) if rng.random() < 0.4 else np.minimum(mask, 1 - spot)
    return mask
