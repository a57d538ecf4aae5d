"""One training picture from one photo: framing, mirror, background, light."""

import cv2
import numpy as np

from recolour import recoloured

MIDDLE, SPREAD = 127.5, 63.75  # pixel_values = (pixel - MIDDLE) / SPREAD, as vitrine-mini has it


def sample(photo: np.ndarray, classes: np.ndarray, size: tuple[int, int], backgrounds: list[np.ndarray], rng: np.random.Generator, with_other: bool = False):
    """
    -> RGB uint8 [h, w, 3] for `size` = (w, h), and class uint8 [h/2, w/2], the size of the network's answer; with `with_other`
    also the same picture in other light with garments of other colours.
    """
    matrix = street_framing(classes, size, rng)
    half = (size[0] // 2, size[1] // 2)
    to_half = 0.5 * matrix - [[0, 0, 0.25], [0, 0, 0.25]]  # pixel centres, not corners
    picture = cv2.warpAffine(photo, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    labels = cv2.warpAffine(classes, to_half, half, flags=cv2.INTER_NEAREST, borderMode=cv2.BORDER_CONSTANT, borderValue=0)
    if backgrounds and rng.random() < 0.4:
        picture = _behind(picture, labels, backgrounds, rng)
    other = light(recoloured(picture, labels, rng), rng) if with_other else None
    if rng.random() < 0.2:
        picture = recoloured(picture, labels, rng)
    picture = light(picture, rng)
    return (picture, labels, other) if with_other else (picture, labels)


def whole(photo: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """The photo squashed to `size`, as the product does it: RGB uint8 [h, w, 3]."""
    return cv2.resize(photo, size, interpolation=cv2.INTER_AREA)


def street_framing(classes: np.ndarray, size: tuple[int, int], rng: np.random.Generator) -> np.ndarray:
    """The whole photo, or a part of the person (half body, torso), a little turned, stretched and mirrored."""
    height, width = classes.shape
    w, h = size
    rows, columns = np.nonzero(classes.any(1))[0], np.nonzero(classes.any(0))[0]
    top, bottom, left, right = (rows[0], rows[-1], columns[0], columns[-1]) if rows.size else (0, height, 0, width)
    kind = rng.random()
    if kind < 0.6:
        centre, scale = np.array([width / 2, height / 2]), h / height * rng.uniform(0.85, 1.15)
    elif kind < 0.85:  # the person's upper part fills the frame
        tall = (bottom - top) * rng.uniform(0.4, 0.8)
        centre, scale = np.array([(left + right) / 2, top + tall * rng.uniform(0.4, 0.55)]), h / tall * rng.uniform(0.8, 1)
    else:  # anywhere on the person
        tall = (bottom - top) * rng.uniform(0.4, 1.2)
        centre, scale = np.array([rng.uniform(left, right), rng.uniform(top, bottom)]), h / tall
    centre = centre + rng.normal(0, 0.04, 2) * [width, height]
    stretch = np.exp(rng.normal(0, 0.07))
    squash = (w / h) / (width / height)
    angle = np.deg2rad(rng.normal(0, 6))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]) * scale
    turn[0] *= stretch * (squash if kind < 0.6 else 1)
    if rng.random() < 0.5:
        turn[0] *= -1
    shift = np.array([w / 2, h / 2]) - turn @ centre
    return np.hstack([turn, shift[:, None]])


def _behind(picture: np.ndarray, labels: np.ndarray, backgrounds: list[np.ndarray], rng: np.random.Generator) -> np.ndarray:
    """Another background, mostly a studio's plain one with a gradient."""
    height, width = picture.shape[:2]
    kind = rng.random()
    if kind < 0.35:  # paper, near white
        corners = rng.uniform(215, 255) + rng.normal(0, 2, 3) + rng.normal(0, 5, (2, 2, 1))
    elif kind < 0.7:
        corners = rng.uniform(90, 255) + rng.normal(0, 8, 3) + rng.normal(0, 14, (2, 2, 1))
    else:
        corners = None
    if corners is None:
        back = cv2.resize(backgrounds[rng.integers(len(backgrounds))], (width, height)).astype(np.float32)
    else:
        back = cv2.resize(corners.astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
    person = cv2.resize((labels > 0).astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)[..., None]
    if corners is not None and rng.random() < 0.5:  # the person's soft shadow on the paper
        shift = np.float32([[1, 0, rng.normal(0, 6)], [0, 1, rng.normal(0, 4)]])
        dark = cv2.GaussianBlur(cv2.warpAffine(person[..., 0], shift, (width, height)), (0, 0), rng.uniform(3, 12))
        back = back * (1 - rng.uniform(0.03, 0.25) * dark[..., None])
    return np.clip(picture * person + back * (1 - person), 0, 255).astype(np.uint8)


def light(picture: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Gamma, contrast, brightness and white balance as one table per channel; then saturation, noise, blur and JPEG."""
    levels = (np.arange(256) / 255) ** np.exp(rng.normal(0, 0.25))
    levels = (levels - 0.5) * np.exp(rng.normal(0, 0.2)) + 0.5 + rng.normal(0, 0.06)
    table = levels[:, None] * np.exp(rng.normal(0, 0.06, 3)) * 255
    picture = cv2.LUT(picture, np.clip(table, 0, 255).astype(np.uint8)[:, None])
    saturation = 0.0 if rng.random() < 0.1 else float(np.exp(rng.normal(0, 0.3)))
    grey = cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    picture = cv2.addWeighted(picture, saturation, grey, 1 - saturation, 0)
    if rng.random() < 0.25:
        noise = cv2.randn(np.empty(picture.shape, np.int16), 0, rng.uniform(1, 12))
        picture = cv2.add(picture, noise, dtype=cv2.CV_8U)
    if rng.random() < 0.2:
        picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.3, 1.2))
    if rng.random() < 0.2:
        _, coded = cv2.imencode('.jpg', picture, (cv2.IMWRITE_JPEG_QUALITY, int(rng.uniform(25, 90))))
        picture = cv2.imdecode(coded, cv2.IMREAD_COLOR)
    return picture
