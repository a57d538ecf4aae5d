"""One training picture: a drawn garment seen anew, cut out as badly as a cutter may."""

import json
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from names import KINDS, LANDMARKS, MIRRORED

MARGIN = 0.06  # of the garment's longer side, round it
NEUTRAL = 128
# Heights of the input by its width: both in multiples of 32.
HEIGHTS = {96: 128, 128: 160, 192: 256}


@dataclass
class Example:
    rgba: np.ndarray  # uint8 [h, w, 4]: the photo, and the garment's mask as alpha
    points: np.ndarray  # float32 [24, 2], pixels; NaN where it has none
    kinds: np.ndarray  # bool [8]: what it may be
    ghost: float  # 1 filled out, 0 flat, NaN unknown
    shell: np.ndarray  # float32 [n, 2]: the mask's convex hull
    known: np.ndarray  # bool [24]: whether it is known that the landmark is there, or is not


def only(*kinds: str) -> np.ndarray:
    return np.array([kind in kinds for kind in KINDS])


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
            found.append(Example(rgba, points, only(row['kind']), float(row['isGhost']), shell, np.ones(len(LANDMARKS), bool)))
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
    angle = np.deg2rad(rng.normal(0, 14 if rng.random() < 0.2 else 5))
    sx, sy = np.exp(rng.normal(0, 0.08, 2))
    tilt = rng.normal(0, 4e-4 if rng.random() < 0.25 else 1.5e-4, 2) * 192 / example.rgba.shape[1]
    c, s = np.cos(angle), np.sin(angle)
    h, w = example.rgba.shape[:2]
    flip = rng.random() < 0.5
    about = np.array([[1, 0, -w / 2], [0, 1, -h / 2], [0, 0, 1]])
    turn = np.array([[c * sx * (-1 if flip else 1), -s * sy, 0], [s * sx * (-1 if flip else 1), c * sy, 0], [*tilt, 1]])
    m = turn @ about
    m = fitted(moved(example.shell, m), size, rng.uniform(0.02, 0.11)) @ m
    half = np.array([[1, 0, -0.5], [0, 1, -0.5], [0, 0, 1]])
    small = cv2.warpPerspective(example.rgba, half @ m @ np.linalg.inv(half), size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=(250, 250, 250, 0))
    points = moved(np.nan_to_num(example.points, nan=0.0), m) / np.array(size, np.float32)
    points[np.isnan(example.points[:, 0])] = np.nan
    known = example.known
    if flip:
        points, known = points[list(MIRRORED)], known[list(MIRRORED)]
    rgb, alpha = small[..., :3].astype(np.float32), small[..., 3:].astype(np.float32) / 255
    if example.ghost == example.ghost and rng.random() < 0.6:  # of a drawing: what shows where the mask leaks
        rgb = rgb * alpha + (1 - alpha) * ground(size, rng)
    rgb = coloured(rgb, rng)
    mask = as_cut(alpha[..., 0], rng)
    return channels(rgb, mask), points, known


def smooth(size: tuple[int, int], cells: int, rng: np.random.Generator, channels: int = 1) -> np.ndarray:
    """A smooth random field, about -1..1: float32 [h, w, channels]."""
    field = cv2.resize(rng.uniform(-1, 1, (cells + 1, cells, channels)).astype(np.float32), size, interpolation=cv2.INTER_CUBIC)
    return field.reshape(size[1], size[0], channels)


def ground(size: tuple[int, int], rng: np.random.Generator) -> np.ndarray:
    """A floor, a sheet or a rug."""
    flat = rng.uniform(20, 250) + rng.normal(0, 18, 3)
    grain = rng.normal(0, rng.uniform(0, 22), (size[1], size[0], 1))
    return np.clip(flat + rng.uniform(0, 40) * smooth(size, int(rng.integers(2, 24)), rng, 3) + grain, 0, 255).astype(np.float32)


def coloured(rgb: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    if rng.random() < 0.5:  # light from one side, and creases
        size = rgb.shape[1], rgb.shape[0]
        rgb = rgb * (1 + rng.uniform(0, 0.3) * smooth(size, 2, rng) + rng.uniform(0, 0.2) * smooth(size, int(rng.integers(5, 16)), rng))
    rgb = 255 * np.clip(rgb / 255, 0, 2) ** np.exp(rng.normal(0, 0.25)) * np.exp(rng.normal(0, 0.08, 3)) + rng.normal(0, 8)
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
