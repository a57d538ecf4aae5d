"""One training picture: a photo as it is, or its garment laid on another ground."""

import cv2
import numpy as np

from drawn import drawn
from kinds import KINDS
from photos import Item

WIDTH, HEIGHT = 256, 320  # of the network's input
NOTHING = KINDS.index('nothing')
DRAWN = 0.1  # of the pictures
AS_IT_IS = 0.35  # of the photos with a mask
PATCHED = 0.3  # of the garments that are laid on other grounds
HUNG = 0.15  # of the same lie on a hanger
PARTED = 0.15  # lie before two grounds: a wall and a floor, a bed and its edge
CAST = 0.2  # of the shadows fall far to one side
STRAPPED = [KINDS.index(kind) for kind in ('top', 'dress')]


def sample(item: Item, size: tuple[int, int], grounds: list[np.ndarray], rng: np.random.Generator):
    """-> for `size` = (w, h): RGB uint8 [h, w, 3]; mask uint8 [h/2, w/2], or None where it is not known; kind."""
    if rng.random() < 0.03:
        return _light(_ground(size, grounds, None, rng), rng), np.zeros((size[1] // 2, size[0] // 2), np.uint8), NOTHING
    if rng.random() < DRAWN:
        garment, mask, kind = drawn(size, rng)
        return _light(_laid(garment, mask, grounds, rng, True), rng), _halved(mask), kind
    if not item.only_cut and (item.mask is None or rng.random() < AS_IT_IS):
        matrix = _placed(item.photo.shape[:2], None, size, rng)
        picture = cv2.warpAffine(item.photo, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
        if item.mask is None:
            return _light(picture, rng), None, item.kind
        mask = cv2.warpAffine(item.mask * 255, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
        return _light(picture, rng), _halved(mask), item.kind
    picture, mask = composed(item, size, grounds, rng, patches=True)
    return _light(picture, rng), _halved(mask), item.kind


def composed(item: Item, size: tuple[int, int], grounds: list[np.ndarray], rng: np.random.Generator, patches: bool = False) -> tuple[np.ndarray, np.ndarray]:
    """
    The garment on another ground with its shadow, for `size` = (w, h): RGB uint8 [h, w, 3] and coverage uint8 [h, w].
    With `patches`, as in training, some have sleeves or another part of another colour, lie on a hanger or before two
    grounds, or cast a shadow far to one side.
    """
    matrix = _placed(item.photo.shape[:2], item.mask, size, rng)
    # A pixel is taken off: the old ground shines through at the edge.
    inner = cv2.erode(item.mask, np.ones((3, 3), np.uint8)) * 255
    garment = cv2.warpAffine(item.photo, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    mask = cv2.warpAffine(inner, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    if rng.random() < 0.08 and (mask > 127).any():
        garment = _plain(garment, mask, rng)
    elif patches and rng.random() < PATCHED and (mask > 127).any():
        garment = _in_two_cloths(garment, mask, rng)
    if item.kind in STRAPPED and rng.random() < 0.12 and (mask > 127).any():
        garment, mask = _with_straps(garment, mask, rng)
    return _laid(garment, mask, grounds, rng, patches), mask


def _laid(garment: np.ndarray, mask: np.ndarray, grounds: list[np.ndarray], rng: np.random.Generator, others: bool) -> np.ndarray:
    """On a ground that is of about the garment's own colour in four pictures of ten, with a shadow in three of four."""
    alpha = cv2.GaussianBlur(mask, (0, 0), 0.6).astype(np.float32)[..., None] / 255
    like = np.median(garment[mask > 127], axis=0) if rng.random() < 0.4 and (mask > 127).any() else None
    ground = _ground(mask.shape[::-1], grounds, like, rng).astype(np.float32)
    if others and rng.random() < PARTED:
        ground = _parted(ground, _ground(mask.shape[::-1], grounds, None, rng), rng)
    if rng.random() < 0.75:
        ground *= _shadow(mask, rng, CAST if others else 0)
    if others and rng.random() < HUNG:
        ground = _with_hanger(ground, mask, rng)
    return np.clip(garment * alpha + ground * (1 - alpha), 0, 255).astype(np.uint8)


def _plain(garment: np.ndarray, mask: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """As a drawing has it, in one colour with few folds or none: its outline alone tells what it is."""
    colour = np.median(garment[mask > 127], axis=0)
    folds = rng.choice([0, 0.15]) * (garment - garment.mean((0, 1)))
    return np.clip(colour + folds, 0, 255).astype(np.uint8)


def _in_two_cloths(garment: np.ndarray, mask: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Both sleeves, one side, the yoke, the lower part or a band of another colour, its folds as they were."""
    ys, xs = np.nonzero(mask > 127)
    angle = rng.normal(0, 0.25)
    yy, xx = np.mgrid[0 : mask.shape[0], 0 : mask.shape[1]].astype(np.float32)
    across, down = xx * np.cos(angle) + yy * np.sin(angle), yy * np.cos(angle) - xx * np.sin(angle)
    u, v = across[ys, xs], down[ys, xs]
    share = rng.uniform(0.04, 0.3)
    match rng.choice(['sleeves', 'side', 'above', 'below', 'band'], p=[0.5, 0.2, 0.08, 0.12, 0.1]):
        case 'sleeves':
            part = (across < np.quantile(u, share)) | (across > np.quantile(u, 1 - share))
        case 'side':
            part = across > np.quantile(u, rng.uniform(0.5, 0.95)) if rng.random() < 0.5 else across < np.quantile(u, rng.uniform(0.05, 0.5))
        case 'above':
            part = down < np.quantile(v, share)
        case 'below':
            part = down > np.quantile(v, 1 - 2 * share)
        case _:
            low = rng.uniform(0, 0.8)
            part = (down > np.quantile(v, low)) & (down < np.quantile(v, low + rng.uniform(0.05, 0.2)))
    middle = garment[ys, xs].mean(0)
    colour = rng.uniform(8, 250) + rng.normal(0, 30 if rng.random() < 0.5 else 4, 3)
    if rng.random() < 0.3:
        colour = rng.uniform(5, 45) + rng.normal(0, 4, 3)
    other = np.clip(colour + rng.uniform(0.3, 1) * (garment.astype(np.float32) - middle) * (0.35 + colour.mean() / 200), 0, 255)
    soft = cv2.GaussianBlur(part.astype(np.float32), (0, 0), 0.7)[..., None]
    return np.clip(garment * (1 - soft) + other * soft, 0, 255).astype(np.uint8)


def _with_straps(garment: np.ndarray, mask: np.ndarray, rng: np.random.Generator):
    """The garment cut off below its neck and hung on two straps of its own cloth, each a bow as wide as a few pixels."""
    rows = np.flatnonzero((mask > 127).any(1))
    top = int(rows[0] + rng.uniform(0.12, 0.3) * (rows[-1] - rows[0]))
    columns = np.flatnonzero(mask[top] > 127)
    bare = mask.copy()
    bare[:top] = 0
    if columns.size < 0.1 * mask.shape[1] or top < 8:
        return garment, mask
    left, right = columns[0], columns[-1]
    wide = right - left
    thick = max(1, round(rng.uniform(0.006, 0.03) * mask.shape[1]))
    high = top - rng.uniform(0.25, 0.9) * min(top - 2, wide)
    at = rng.uniform(0.08, 0.3)
    for sign, foot in ((1, left + at * wide), (-1, right - at * wide)):
        lean = sign * rng.uniform(-0.05, 0.2) * wide
        steps = np.linspace(0, 1, 12)
        line = np.stack([foot + lean * steps + sign * 0.06 * wide * np.sin(np.pi * steps), top + 2 + (high - top) * np.sin(steps * np.pi / 2)], 1)
        cv2.polylines(bare, [np.round(line * 8).astype(np.int32)], False, 255, thick, cv2.LINE_AA, 3)
        if rng.random() < 0.5:  # its back half hangs beside it
            line[:, 0] += sign * (1 - steps) * rng.uniform(0.04, 0.12) * wide
            cv2.polylines(bare, [np.round(line * 8).astype(np.int32)], False, 255, thick, cv2.LINE_AA, 3)
    cloth = np.median(garment[top : top + 6][mask[top : top + 6] > 127], axis=0)
    garment = garment.copy()
    garment[:top] = np.clip(cloth + rng.normal(0, 6), 0, 255)
    return garment, bare


def whole(photo: np.ndarray, size: tuple[int, int] = (WIDTH, HEIGHT)) -> np.ndarray:
    """The photo squashed to the network's size, as the product does it."""
    return cv2.resize(photo, size, interpolation=cv2.INTER_AREA)


def _halved(mask: np.ndarray) -> np.ndarray:
    return (cv2.resize(mask, (mask.shape[1] // 2, mask.shape[0] // 2), interpolation=cv2.INTER_AREA) > 127).astype(np.uint8)


def _placed(shape: tuple[int, int], mask: np.ndarray | None, size: tuple[int, int], rng: np.random.Generator) -> np.ndarray:
    """The whole photo squashed to `size`, or the garment filling a good part of it; turned and mirrored a little."""
    h, w = shape
    frame = np.array(size, float)
    if mask is None:
        centre, scale = np.array([w / 2, h / 2]), frame / [w, h] * rng.uniform(0.9, 1.25)
    else:
        rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
        tall, wide = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
        centre = np.array([(columns[0] + columns[-1]) / 2, (rows[0] + rows[-1]) / 2])
        # A shop's photo is squashed to one shape, whatever its own was.
        squash = np.exp(rng.uniform(-0.3, 0.3))
        fill = rng.uniform(0.5, 0.98)
        scale = fill / max(tall / squash / size[1], wide * squash / size[0]) * np.array([squash, 1 / squash])
    angle = np.deg2rad(rng.normal(0, 10))
    turn = np.diag(scale) @ np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    if rng.random() < 0.5:
        turn = turn @ np.diag([-1.0, 1.0])
    shift = frame / 2 - turn @ centre + rng.normal(0, 0.035, 2) * frame
    return np.hstack([turn, shift[:, None]])


def _ground(size: tuple[int, int], grounds: list[np.ndarray], like: np.ndarray | None, rng: np.random.Generator) -> np.ndarray:
    """A floor, a sheet, or a studio's plain paper; of about the colour `like` where it is given."""
    if rng.random() < 0.45:
        base = rng.uniform(60, 255) + rng.normal(0, 6, 3)
        if rng.random() < 0.4:
            base = np.array([1.0, 1, 1]) * rng.choice([255, 255, 250, 243, 235, 128, 119])
        slope = rng.normal(0, 10 if rng.random() < 0.6 else 0.01, (2, 2, 1))
        ground = cv2.resize((base + slope).astype(np.float32), size, interpolation=cv2.INTER_LINEAR)
    else:
        ground = grounds[rng.integers(len(grounds))]
        side = int(ground.shape[0] * rng.uniform(0.7, 1))
        at = rng.integers(0, ground.shape[0] - side + 1, 2)
        part = np.rot90(ground[at[0] : at[0] + side, at[1] : at[1] + side], rng.integers(4))
        ground = cv2.resize(part, size, interpolation=cv2.INTER_LINEAR).astype(np.float32)
    if like is not None:
        ground = ground + (like + rng.normal(0, 9, 3) - ground.mean((0, 1)))
    return np.clip(ground, 0, 255)


def _parted(ground: np.ndarray, other: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """`other` beyond a straight line across the frame."""
    h, w = ground.shape[:2]
    angle = rng.normal(0, 0.15) + rng.choice([0, 0, np.pi / 2])
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    away = (xx - w * rng.uniform(0.1, 0.9)) * np.sin(angle) + (yy - h * rng.uniform(0.1, 0.9)) * np.cos(angle)
    share = np.clip(away * rng.choice([-1, 1]) + 0.5, 0, 1)[..., None]
    return ground * (1 - share) + other * share


def _with_hanger(ground: np.ndarray, mask: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A hanger under the garment: what looks out of the neck, its hook, or the string of a label."""
    ys, xs = np.nonzero(mask > 127)
    if ys.size == 0:
        return ground
    h, w = mask.shape
    high = ys.max() - ys.min()
    x = float(np.median(xs)) + rng.normal(0, 0.02) * w
    column = np.flatnonzero(mask[:, int(np.clip(x, 0, w - 1))] > 127)
    y = (float(column[0]) if column.size else float(ys.min())) - rng.uniform(-0.01, 0.05) * high
    wide, slope = rng.uniform(0.15, 0.5) * (xs.max() - xs.min()), rng.uniform(0, 0.45)
    base = rng.choice([rng.uniform(10, 60), rng.uniform(60, 250)]) + rng.normal(0, 20, 3)
    thick = max(1, round(rng.uniform(0.004, 0.03) * w))
    arms = [[x - wide, y + slope * wide], [x, y], [x + wide, y + slope * wide]]
    around = np.linspace(np.pi / 2, -rng.uniform(0.3, 1.2) * np.pi, 12)
    size = rng.uniform(0.01, 0.035) * h
    neck = y - rng.uniform(0.5, 3) * size
    hook = [[x, y], [x, neck], *([x + side * size * np.cos(a), neck - size + size * np.sin(a)] for side in [rng.choice([-1, 1])] for a in around)]
    ground = np.ascontiguousarray(ground)
    cv2.polylines(ground, [np.round(np.array(arms) * 8).astype(np.int32)], False, base.tolist(), thick, cv2.LINE_AA, 3)
    metal = (rng.uniform(60, 230) + rng.normal(0, 6, 3)).tolist()
    cv2.polylines(ground, [np.round(np.array(hook) * 8).astype(np.int32)], False, metal, max(1, thick // 2), cv2.LINE_AA, 3)
    return ground


def _shadow(mask: np.ndarray, rng: np.random.Generator, cast: float = 0.0) -> np.ndarray:
    """What light the garment leaves its ground: float [h, w, 1]. A share `cast` falls far, as of what hangs before a wall."""
    reach = 0.013 * mask.shape[1]
    if cast and rng.random() < cast:
        reach *= rng.uniform(1.5, 4)
    shift = np.float32([[1, 0, rng.normal(0, reach)], [0, 1, rng.normal(0, reach)]])
    dark = cv2.GaussianBlur(cv2.warpAffine(mask, shift, mask.shape[::-1]), (0, 0), rng.uniform(0.3, 2) * reach).astype(np.float32) / 255
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
