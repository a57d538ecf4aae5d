"""Drawn cloth: stripes, checks, dots, spots of animals, camouflage, flowers, large prints, letters."""

import string

import cv2
import numpy as np


def drawn_cloth(size: tuple[int, int], rng: np.random.Generator) -> np.ndarray:
    """RGB float32 [h, w, 3], 0–255."""
    draw = (_stripes, _checks, _dots, _spots, _camouflage, _flowers, _letters)[rng.integers(7)]
    return cv2.GaussianBlur(draw(size, rng), (0, 0), rng.uniform(0.4, 0.9))


def colour(rng: np.random.Generator) -> np.ndarray:
    """RGB float32 of a cloth: a third of them white, black or grey."""
    if rng.random() < 0.35:
        return np.float32(rng.choice([rng.uniform(5, 45), rng.uniform(60, 200), rng.uniform(225, 255)]) + rng.normal(0, 4, 3))
    hsv = np.uint8([[[rng.integers(180), rng.integers(50, 255), rng.integers(30, 255)]]])
    return cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB)[0, 0].astype(np.float32)


def emblem(size: tuple[int, int], ground: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Letters or a shape of one piece on `ground`, as a logo is."""
    picture = np.empty((size[1], size[0], 3), np.float32)
    picture[:] = ground
    if rng.random() < 0.5:
        return _letters(size, rng, picture)
    for _ in range(rng.integers(1, 5)):
        centre = (int(size[0] * rng.uniform(0.3, 0.7)), int(size[1] * rng.uniform(0.3, 0.7)))
        axes = (max(2, int(size[0] * rng.uniform(0.1, 0.4))), max(2, int(size[1] * rng.uniform(0.1, 0.4))))
        cv2.ellipse(picture, centre, axes, rng.uniform(0, 180), 0, 360, colour(rng).tolist(), -1, cv2.LINE_AA)
    return picture


def _waves(size: tuple[int, int], period: float, angle: float, rng: np.random.Generator) -> np.ndarray:
    """0–1 across lines that bend a little."""
    y, x = np.mgrid[: size[1], : size[0]].astype(np.float32)
    along = x * np.cos(angle) + y * np.sin(angle)
    along += _noise(size, rng.uniform(15, 40), rng) * rng.uniform(0, 3)
    return (along / period + rng.random()) % 1


def _noise(size: tuple[int, int], grain: float, rng: np.random.Generator) -> np.ndarray:
    """Smooth, mean about 0, deviation 1."""
    small = (max(2, round(size[0] / grain) + 1), max(2, round(size[1] / grain) + 1))
    field = cv2.resize(rng.normal(0, 1, small[::-1]).astype(np.float32), size, interpolation=cv2.INTER_CUBIC)
    return (field - field.mean()) / (field.std() + 1e-6)


def _lay(under: np.ndarray, over: np.ndarray, where: np.ndarray) -> np.ndarray:
    return under + (over - under) * where[..., None].astype(np.float32)


def _plain(size: tuple[int, int], rgb: np.ndarray) -> np.ndarray:
    return np.broadcast_to(rgb.astype(np.float32), (size[1], size[0], 3)).copy()


def _stripes(size, rng):
    angle = rng.choice([0, np.pi / 2, rng.uniform(0, np.pi)], p=[0.35, 0.5, 0.15])
    across = _waves(size, rng.uniform(4, 40), angle, rng)
    picture = _plain(size, colour(rng))
    for _ in range(rng.integers(1, 3)):
        begin, wide = rng.random(), rng.uniform(0.1, 0.55)
        picture = _lay(picture, colour(rng), (across - begin) % 1 < wide)
    return picture


def _checks(size, rng):
    angle = rng.choice([0, np.pi / 4], p=[0.85, 0.15]) + rng.normal(0, 0.05)
    picture = _plain(size, colour(rng))
    period, wide, shade = rng.uniform(6, 36), rng.uniform(0.2, 0.55), rng.uniform(0.4, 0.8)
    for _ in range(rng.integers(1, 3)):
        over, begin = colour(rng), rng.random()
        for turn in (0, np.pi / 2):
            across = _waves(size, period, angle + turn, rng)
            picture = _lay(picture, over, ((across - begin) % 1 < wide) * shade)
        wide *= rng.uniform(0.2, 0.6)
    return picture


def _dots(size, rng):
    period = rng.uniform(5, 28)
    angle = rng.choice([0, np.pi / 4])
    a = _waves(size, period, angle, rng) - 0.5
    b = _waves(size, period, angle + np.pi / 2, rng) - 0.5
    return _lay(_plain(size, colour(rng)), colour(rng), a**2 + b**2 < rng.uniform(0.04, 0.13))


def _spots(size, rng):
    """Rings and flecks, as leopards have, or the stripes of a zebra."""
    if rng.random() < 0.4:
        field = _noise(size, rng.uniform(14, 40), rng) * rng.uniform(1, 2.5)
        y = np.mgrid[: size[1], : size[0]][rng.integers(2)].astype(np.float32)
        return _lay(_plain(size, colour(rng)), colour(rng), np.sin(y / rng.uniform(2.5, 7) + field) > rng.uniform(-0.3, 0.4))
    field = _noise(size, rng.uniform(4, 12), rng)
    fawn = np.float32([rng.uniform(150, 220), rng.uniform(110, 170), rng.uniform(60, 120)]) if rng.random() < 0.6 else colour(rng)
    dark = fawn * rng.uniform(0.1, 0.4) if rng.random() < 0.7 else colour(rng)
    picture = _lay(_plain(size, fawn), fawn * 0.75, field > 0.9)
    return _lay(picture, dark, (field > 0.5) & (field < 0.9))


def _camouflage(size, rng):
    picture = _plain(size, colour(rng))
    grain = rng.uniform(8, 50)
    for _ in range(rng.integers(1, 4)):
        picture = _lay(picture, colour(rng), _noise(size, grain, rng) > rng.uniform(0.2, 0.9))
    return picture


def _flowers(size, rng):
    picture = _plain(size, colour(rng))
    palette = [colour(rng) for _ in range(rng.integers(2, 5))]
    radius = rng.uniform(2, 18)
    for _ in range(int(min(250, size[0] * size[1] / (radius * radius * rng.uniform(8, 30))))):
        x, y, r = rng.uniform(0, size[0]), rng.uniform(0, size[1]), radius * rng.uniform(0.5, 1.4)
        petals, ink, begin = rng.integers(3, 7), palette[rng.integers(len(palette))].tolist(), rng.uniform(0, 6.3)
        for at in range(petals):
            turn = begin + at * 2 * np.pi / petals
            centre = (int(x + r * 0.6 * np.cos(turn)), int(y + r * 0.6 * np.sin(turn)))
            cv2.ellipse(picture, centre, (max(1, int(r * 0.6)), max(1, int(r * 0.3))), np.rad2deg(turn), 0, 360, ink, -1)
        cv2.circle(picture, (int(x), int(y)), max(1, int(r * 0.25)), palette[0].tolist(), -1)
    return picture


def _letters(size, rng, picture=None):
    picture = _plain(size, colour(rng)) if picture is None else picture
    ink = colour(rng).clip(0, 255).tolist()
    picture = picture.clip(0, 255).astype(np.uint8)
    for _ in range(rng.integers(1, 4)):
        text = ''.join(rng.choice(list(string.ascii_letters + string.digits), rng.integers(1, 9)))
        scale, bold = rng.uniform(0.4, 2.5), int(rng.integers(1, 8))
        at = (int(rng.uniform(-0.1, 0.5) * size[0]), int(rng.uniform(0.3, 0.95) * size[1]))
        cv2.putText(picture, text, at, int(rng.integers(0, 8)), scale, ink, bold, cv2.LINE_AA)
    return picture.astype(np.float32)
