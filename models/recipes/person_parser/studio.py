"""People before the grounds of a studio: white, pale and graded paper, soft edges, soft shadows."""

import cv2
import numpy as np

RADIUS, EPSILON = 3, 6e-4  # of the guided filter (He, Sun and Tang, ECCV 2010) that softens the labels' rough edges


def in_studio(picture: np.ndarray, labels: np.ndarray, ground: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """RGB uint8 [h, w, 3], class uint8 [h, w], RGB float32 ground -> the picture before the ground, and its labels, which follow the edges."""
    person = (labels > 0).astype(np.float32)
    cover = _guided(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255, person)
    cover = np.clip((cover - 0.15) / 0.7, 0, 1)
    front = _colours_carried_out(picture, person)
    out = front * cover[..., None] + ground * (1 - cover[..., None])
    return np.clip(out, 0, 255).astype(np.uint8), _following(labels, cover > 0.5)


def paper(labels: np.ndarray, rng: np.random.Generator, least: float = 150.0, colour: np.ndarray | None = None) -> np.ndarray:
    """RGB float32 [h, w, 3]: paper that is a little graded, with a horizon sometimes and the person's shadow."""
    height, width = labels.shape
    base = np.float32(rng.uniform(least, 256) + rng.normal(0, 3 if rng.random() < 0.7 else 10, 3)) if colour is None else colour
    corners = base + rng.normal(0, rng.choice([1, 4, 10]), (2, 2, 1))
    ground = cv2.resize(corners.astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
    if rng.random() < 0.2:  # where the wall ends and the floor begins
        rows = np.arange(height, dtype=np.float32) - height * rng.uniform(0.7, 0.97)
        ground = ground + (rng.normal(0, 12) / (1 + np.exp(-(rows / rng.uniform(0.3, 5)).clip(-50, 50))))[:, None, None]
    if rng.random() < 0.6:
        person = (labels > 0).astype(np.float32)
        shift = np.float32([[1, 0, rng.normal(0, 8)], [0, 1, rng.normal(0, 4)]])
        dark = cv2.GaussianBlur(cv2.warpAffine(person, shift, (width, height)), (0, 0), rng.uniform(2, 14))
        ground = ground * (1 - rng.uniform(0.02, 0.25) * dark[..., None])
    return np.clip(ground, 0, 255)


def near_colour(picture: np.ndarray, labels: np.ndarray, garments: list[int], rng: np.random.Generator) -> np.ndarray | None:
    """A ground colour near that of the lightest garment, so that the two hardly differ; none where all are dark."""
    means = [picture[labels == at].mean(0) for at in garments if (labels == at).sum() > 250]
    lightest = max(means, key=lambda rgb: rgb.mean(), default=None)
    if lightest is None or lightest.mean() < 150:
        return None
    return np.clip(lightest + rng.normal(0, 12) + rng.normal(0, 3, 3), 0, 255).astype(np.float32)


def _guided(guide: np.ndarray, mask: np.ndarray) -> np.ndarray:
    def mean(x: np.ndarray) -> np.ndarray:
        return cv2.blur(x, (2 * RADIUS + 1, 2 * RADIUS + 1))

    m, g = mean(mask), mean(guide)
    slope = (mean(mask * guide) - m * g) / (mean(guide * guide) - g * g + EPSILON)
    return mean(slope) * guide + mean(m - slope * g)


def _colours_carried_out(picture: np.ndarray, person: np.ndarray) -> np.ndarray:
    """The person's own colours near and beyond their edge, so that nothing of the old ground shines through."""
    core = cv2.erode(person, np.ones((3, 3), np.uint8))
    if not core.any():
        return picture.astype(np.float32)
    _, nearest = cv2.distanceTransformWithLabels((core == 0).astype(np.uint8), cv2.DIST_L2, 3, labelType=cv2.DIST_LABEL_PIXEL)
    colours = np.zeros((nearest.max() + 1, 3), np.float32)
    inside = core > 0
    colours[nearest[inside]] = picture[inside]
    carried = cv2.GaussianBlur(colours[nearest], (0, 0), 1)
    return np.where(inside[..., None], picture, carried).astype(np.float32)


def _following(labels: np.ndarray, person: np.ndarray) -> np.ndarray:
    """Labels of exactly `person`: each new pixel has the nearest's."""
    kept = (labels > 0) & person
    if not kept.any():
        return labels
    _, nearest = cv2.distanceTransformWithLabels((~kept).astype(np.uint8), cv2.DIST_L2, 3, labelType=cv2.DIST_LABEL_PIXEL)
    classes = np.zeros(nearest.max() + 1, np.uint8)
    classes[nearest[kept]] = labels[kept]
    return np.where(person, classes[nearest], 0).astype(np.uint8)
