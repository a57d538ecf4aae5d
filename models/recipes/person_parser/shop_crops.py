"""The crops of a shop's photos: head to hip, chin to knee, hip to feet, and the whole person close."""

import numpy as np

# Shares of a standing person's height at which a crop begins and ends, and how often it is taken.
CROPS = (
    ((-0.06, 0.02), (0.48, 0.62), 0.3),  # head to hip
    ((-0.04, 0.05), (0.62, 0.8), 0.2),  # head to knee
    ((0.06, 0.14), (0.45, 0.85), 0.25),  # chin to thigh or knee
    ((0.35, 0.5), (0.95, 1.05), 0.12),  # hip to feet
    ((-0.06, 0.0), (1.0, 1.06), 0.13),  # all
)


def shop_crop(classes: np.ndarray, size: tuple[int, int], rng: np.random.Generator) -> np.ndarray:
    """The matrix [2, 3] from the photo to the picture of `size` = (w, h)."""
    height, width = classes.shape
    w, h = size
    person = classes > 0
    rows = np.nonzero(person.any(1))[0]
    top, bottom = (rows[0], rows[-1]) if rows.size else (0, height)
    tall = max(bottom - top, 0.3 * height)
    begin, end, _ = CROPS[rng.choice(len(CROPS), p=[share for *_, share in CROPS])]
    first, last = top + tall * rng.uniform(*begin), top + tall * rng.uniform(*end)
    inside = person[max(0, int(first)) : max(1, int(last))].any(0)
    columns = np.nonzero(inside)[0]
    middle = (columns[0] + columns[-1]) / 2 if columns.size else width / 2
    centre = np.array([middle + rng.normal(0, 0.05) * (last - first), (first + last) / 2])
    angle, stretch, scale = np.deg2rad(rng.normal(0, 3)), np.exp(rng.normal(0, 0.08)), h / (last - first)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]) * scale
    turn[0] *= stretch * (-1 if rng.random() < 0.5 else 1)
    return np.hstack([turn, (np.array([w / 2, h / 2]) - turn @ centre)[:, None]])
