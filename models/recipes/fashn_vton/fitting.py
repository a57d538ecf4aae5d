"""How pictures get into the network's frame and out of it; the reference of `fit.ts` and `pose-map.ts`."""

import cv2
import numpy as np

from sizes import Sizes

BODY = ['nose', 'neck', 'right_shoulder', 'right_elbow', 'right_wrist', 'left_shoulder', 'left_elbow', 'left_wrist', 'right_hip',
        'right_knee', 'right_ankle', 'left_hip', 'left_knee', 'left_ankle', 'right_eye', 'left_eye', 'right_ear', 'left_ear']  # fmt: skip
LIMBS = [(1, 2), (1, 5), (2, 3), (3, 4), (5, 6), (6, 7), (1, 8), (8, 9), (9, 10), (1, 11), (11, 12), (12, 13), (1, 0), (0, 14), (14, 16), (0, 15), (15, 17)]
GREYS = np.linspace(20, 240, 18)
SURE = 0.3
RADIUS = 4


def frame(width: int, height: int, sizes: Sizes) -> tuple[int, int, int, int]:
    """left, top, width, height of a fitted picture in the network's frame."""
    scale = min(sizes.width / width, sizes.height / height)
    w, h = max(1, round(width * scale)), max(1, round(height * scale))
    return (sizes.width - w) // 2, (sizes.height - h) // 2, w, h


def padded(picture: np.ndarray, place: tuple[int, int, int, int], sizes: Sizes) -> np.ndarray:
    left, top, w, h = place
    out = np.zeros((sizes.height, sizes.width, picture.shape[2]), np.float32)
    out[top : top + h, left : left + w] = picture
    return out / 127.5 - 1


def fitted(picture: np.ndarray, sizes: Sizes) -> np.ndarray:
    """uint8 [height, width, 3] -> float32 [height, width, 3], -1 to 1, black around."""
    place = frame(picture.shape[1], picture.shape[0], sizes)
    shrinks = place[2] < picture.shape[1] or place[3] < picture.shape[0]
    resized = cv2.resize(picture.astype(np.float32), place[2:], interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LANCZOS4)
    return padded(np.clip(resized, 0, 255), place, sizes)


def body(pose: dict[str, tuple[float, float, float]]) -> list[tuple[float, float] | None]:
    """The 18 points in pixels; None where the estimator is not sure."""
    places = {name: (x, y) for name, (x, y, score) in pose.items() if score > SURE}
    if 'left_shoulder' in places and 'right_shoulder' in places:
        places['neck'] = tuple((a + b) / 2 for a, b in zip(places['left_shoulder'], places['right_shoulder']))
    return [places.get(name) for name in BODY]


def pose_map(pose: dict[str, tuple[float, float, float]], width: int, height: int) -> np.ndarray:
    """uint8 [height, width]: each limb an ellipse between its joints, each joint a disc, later ones over earlier ones."""
    points = body(pose)
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    out = np.zeros((height, width), np.uint8)
    for (a, b), grey in zip(LIMBS, GREYS):
        if points[a] is None or points[b] is None:
            continue
        (ax, ay), (bx, by) = points[a], points[b]
        half = np.hypot(bx - ax, by - ay) / 2
        if half == 0:
            continue
        dx, dy = x - (ax + bx) / 2, y - (ay + by) / 2
        ux, uy = (bx - ax) / (2 * half), (by - ay) / (2 * half)
        along, across = dx * ux + dy * uy, dy * ux - dx * uy
        out[(along / half) ** 2 + (across / RADIUS) ** 2 <= 1] = round(grey * 0.6)
    for point, grey in zip(points, GREYS):
        if point is not None:
            out[(x - point[0]) ** 2 + (y - point[1]) ** 2 <= RADIUS**2] = round(grey * 0.6 * 1.3)
    return out


def fitted_pose(drawn: np.ndarray, sizes: Sizes) -> np.ndarray:
    """uint8 [height, width] -> float32 [height, width, 1], -1 to 1: the nearest pixel."""
    place = frame(drawn.shape[1], drawn.shape[0], sizes)
    rows = np.minimum((np.arange(place[3]) * drawn.shape[0]) // place[3], drawn.shape[0] - 1)
    columns = np.minimum((np.arange(place[2]) * drawn.shape[1]) // place[2], drawn.shape[1] - 1)
    return padded(drawn[rows][:, columns, None].astype(np.float32), place, sizes)
