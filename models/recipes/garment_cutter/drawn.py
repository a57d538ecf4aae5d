"""Drawn garments whose coverage is known exactly: straps, gaps under sleeves, inner collars, prints of the ground's colour."""

import cv2
import numpy as np

from kinds import KINDS

TWICE = 2  # drawn at this size, then averaged: the coverage is soft at the edge


def drawn(size: tuple[int, int], rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, int]:
    """For `size` = (w, h): cloth RGB float32 [h, w, 3] that fills the frame, coverage uint8 [h, w], kind."""
    w, h = size[0] * TWICE, size[1] * TWICE
    kind = str(rng.choice(['top', 'top', 'dress', 'trousers', 'skirt', 'outer']))
    mask = np.zeros((h, w), np.uint8)
    inner = np.zeros((h, w), np.uint8)
    {'trousers': _trousers, 'skirt': _skirt}.get(kind, _upper)(mask, inner, kind, rng)
    turn = cv2.getRotationMatrix2D((w / 2, h / 2), rng.normal(0, 4), rng.uniform(0.8, 1.05))
    mask, inner = (cv2.warpAffine(m, turn, (w, h), flags=cv2.INTER_LINEAR) for m in (mask, inner))
    cloth = _cloth(mask, inner, rng)
    small = cv2.resize(mask, size, interpolation=cv2.INTER_AREA)
    return cv2.resize(cloth, size, interpolation=cv2.INTER_AREA), small, KINDS.index(kind)


def _polygon(mask: np.ndarray, points: list, value: int = 255) -> None:
    """`points` in shares of the frame, joined by a smooth closed line where they lie close."""
    h, w = mask.shape
    p = np.array(points, float) * [w, h]
    cv2.fillPoly(mask, [np.round(p * 16).astype(np.int32)], value, cv2.LINE_AA, 4)


def _arc(a: tuple, b: tuple, bulge: float, steps: int = 10) -> list:
    """From a to b, bent sideways by `bulge`."""
    t = np.linspace(0, 1, steps)[:, None]
    a, b = np.array(a), np.array(b)
    side = np.array([-(b - a)[1], (b - a)[0]])
    return (a + (b - a) * t + side * bulge * 4 * t * (1 - t)).tolist()


def _mirrored(half: list) -> list:
    """The right half of an outline from its middle above to its middle below, with its mirror image."""
    return half + [[1 - x, y] for x, y in reversed(half)]


def _upper(mask: np.ndarray, inner: np.ndarray, kind: str, rng: np.random.Generator) -> None:
    top, bottom = rng.uniform(0.06, 0.16), rng.uniform(0.75, 0.95)
    if kind == 'dress':
        chest, waist, hem = rng.uniform(0.13, 0.18), rng.uniform(0.1, 0.16), rng.uniform(0.16, 0.34)
    else:
        chest = rng.uniform(0.17, 0.25)
        waist, hem = chest * rng.uniform(0.8, 1.02), chest * rng.uniform(0.9, 1.15)
    pit = top + rng.uniform(0.16, 0.26) * (bottom - top) * (0.7 if kind == 'dress' else 1)
    cut = rng.choice(['sleeves', 'sleeves', 'sleeveless', 'straps', 'bare']) if kind != 'outer' else 'sleeves'
    side = _arc((0.5 + chest, pit), (0.5 + waist, (pit + bottom) / 2), rng.uniform(-0.06, 0.06)) + _arc((0.5 + waist, (pit + bottom) / 2), (0.5 + hem, bottom), rng.uniform(-0.06, 0.04))
    below = _arc((0.5 + hem, bottom), (0.5, bottom + rng.uniform(0, 0.03)), -rng.uniform(0, 0.05))
    if cut in ('straps', 'bare'):
        _polygon(mask, _mirrored([[0.5, pit - rng.uniform(-0.02, 0.04)]] + _arc((0.5 + 0.3 * chest, pit - 0.03), (0.5 + chest, pit), -0.1) + side + below))
        if cut == 'straps':
            _straps(mask, top, pit, chest, rng)
        return
    neck, dip = rng.uniform(0.05, 0.09), rng.uniform(0.02, 0.14)
    tip, slope = (chest * rng.uniform(0.55, 0.75), 0.02) if cut == 'sleeveless' else (chest * rng.uniform(0.85, 1.1), rng.uniform(0.02, 0.06))
    arm = _arc((0.5 + tip, top + slope), (0.5 + chest, pit), rng.uniform(0.02, 0.12))
    _polygon(mask, _mirrored(_arc((0.5, top + dip), (0.5 + neck, top), -rng.uniform(0.1, 0.3)) + arm + side + below))
    if rng.random() < 0.5:  # the back's collar, seen through the neck of an invisible body
        _polygon(inner, _mirrored([[0.5, top + rng.uniform(-0.005, 0.02)], [0.5 + neck, top], *_arc((0.5 + neck, top), (0.5, top + dip), rng.uniform(0.1, 0.3))]))
        mask[:] = np.maximum(mask, inner)
    if cut == 'sleeves':
        _sleeves(mask, (tip, top + slope), (chest, pit), bottom, rng)


def _sleeves(mask: np.ndarray, tip: tuple, pit: tuple, bottom: float, rng: np.random.Generator) -> None:
    """Hanging close to the body or stretched out; long ones may touch the side again and enclose a gap."""
    angle = np.deg2rad(rng.uniform(8, 75))
    long = rng.random() < 0.5
    length = (rng.uniform(0.5, 0.8) if long else rng.uniform(0.12, 0.35)) * (bottom - tip[1])
    wide = (pit[1] - tip[1]) * rng.uniform(0.6, 0.95)
    to = np.array([np.sin(angle), np.cos(angle)]) * length
    across = np.array([-np.cos(angle), np.sin(angle)]) * wide * rng.uniform(0.4, 0.8)
    outer = np.array(tip) + to
    cuff = outer + across
    if long and rng.random() < 0.4:  # the cuff lies on the hem
        outer = np.array([pit[0] * rng.uniform(1.05, 1.3), bottom - rng.uniform(0.02, 0.15)])
        cuff = outer - [wide * 0.5, 0]
    for sign in (1, -1):
        place = lambda p: [0.5 + sign * p[0], p[1]]  # noqa: E731
        inside = [pit[0] * 0.7, pit[1]]
        outline = [place(tip)] + [place(p) for p in _arc(tip, tuple(outer), -rng.uniform(0, 0.12))] + [place(cuff)] + [place(p) for p in _arc(tuple(cuff), pit, rng.uniform(-0.04, 0.08))] + [place(inside), place([tip[0] * 0.7, tip[1] + 0.01])]
        _polygon(mask, outline)


def _straps(mask: np.ndarray, top: float, pit: float, chest: float, rng: np.random.Generator) -> None:
    h, w = mask.shape
    thick = max(2, round(rng.uniform(0.008, 0.035) * w))
    at, loop = chest * rng.uniform(0.45, 0.8), rng.uniform(0.02, 0.07)
    for sign in (1, -1):
        foot = (0.5 + sign * at, pit + 0.015)
        high = (0.5 + sign * at * rng.uniform(0.75, 1), top)
        line = _arc(foot, high, sign * rng.uniform(-0.08, 0.08))
        if rng.random() < 0.6:  # a whole loop
            line += _arc(high, (0.5 + sign * (at + loop), pit + 0.02), sign * rng.uniform(-0.1, 0.2))
        cv2.polylines(mask, [np.round(np.array(line) * [w * 16, h * 16]).astype(np.int32)], False, 255, thick, cv2.LINE_AA, 4)


def _trousers(mask: np.ndarray, inner: np.ndarray, kind: str, rng: np.random.Generator) -> None:
    top, bottom = rng.uniform(0.05, 0.12), rng.choice([rng.uniform(0.5, 0.65), rng.uniform(0.85, 0.96)])
    waist, hip, gap, cuff = rng.uniform(0.13, 0.19), rng.uniform(0.17, 0.24), rng.uniform(0.003, 0.09), rng.uniform(0.06, 0.14)
    crotch = top + rng.uniform(0.22, 0.34)
    leg = [0.5 + gap + cuff, bottom]
    half = _arc((0.5, top), (0.5 + waist, top), rng.uniform(0, 0.04)) + _arc((0.5 + waist, top), (0.5 + hip, crotch), -0.06) + [leg] + [[0.5 + gap, bottom]]
    _polygon(mask, _mirrored(half + _arc((0.5 + gap, bottom), (0.5, crotch), rng.uniform(-0.02, 0.02))))


def _skirt(mask: np.ndarray, inner: np.ndarray, kind: str, rng: np.random.Generator) -> None:
    top, bottom = rng.uniform(0.06, 0.16), rng.uniform(0.55, 0.94)
    waist, hem = rng.uniform(0.12, 0.2), rng.uniform(0.16, 0.4)
    _polygon(mask, _mirrored([[0.5, top]] + _arc((0.5 + waist, top), (0.5 + hem, bottom), rng.uniform(-0.12, 0.06)) + _arc((0.5 + hem, bottom), (0.5, bottom + 0.02), -0.04)))


def _cloth(mask: np.ndarray, inner: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Folds, stripes or a print, darker inside the collar and a little at the edge."""
    h, w = mask.shape
    base = rng.uniform(15, 250) + rng.normal(0, 25 if rng.random() < 0.6 else 2, 3)
    if rng.random() < 0.3:
        base = rng.uniform(225, 252) + rng.normal(0, 3, 3)
    cloth = np.empty((h, w, 3), np.float32)
    cloth[:] = base
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    if rng.random() < 0.25:
        angle, period = rng.choice([0, np.pi / 2, rng.uniform(0, np.pi)]), rng.uniform(0.02, 0.12) * w
        stripe = np.sin((xx * np.cos(angle) + yy * np.sin(angle)) * 2 * np.pi / period) > rng.uniform(-0.5, 0.7)
        cloth[stripe] = rng.choice([252, rng.uniform(10, 250)]) + rng.normal(0, 4, 3)
    elif rng.random() < 0.3:
        at, side = (int(w * rng.uniform(0.44, 0.56)), int(h * rng.uniform(0.35, 0.6))), int(w * rng.uniform(0.03, 0.12))
        colour = [float(v) for v in rng.choice([250, rng.uniform(10, 250)]) + rng.normal(0, 4, 3)]
        cv2.ellipse(cloth, at, (side, int(side * rng.uniform(0.4, 1.2))), 0, 0, 360, colour, -1, cv2.LINE_AA)
    folds = cv2.resize(rng.normal(0, 1, (7, 9)).astype(np.float32), (w, h), interpolation=cv2.INTER_CUBIC)
    folds += 0.5 * np.sin(xx / w * rng.uniform(20, 60) + 3 * folds)
    cloth *= (1 + rng.uniform(0.005, 0.06) * folds)[..., None]
    deep = cv2.GaussianBlur(mask, (0, 0), 0.01 * w).astype(np.float32) / 255
    cloth *= (1 - rng.uniform(0.02, 0.2) * (1 - deep))[..., None]
    cloth *= (1 - rng.uniform(0.1, 0.45) * (inner.astype(np.float32) / 255))[..., None]
    return cloth + rng.normal(0, rng.uniform(0.3, 3), (h, w, 1)).astype(np.float32)
