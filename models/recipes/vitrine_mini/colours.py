"""Named colours of a garment, measured from its own pixels.

Pixels are clustered in CIELAB (D65; k-means, Lloyd 1982), each cluster is named by lightness, chroma and hue angle,
and the shares of equal names are added up. Lightness 0–100, chroma ΔE units, hue in degrees.
"""

import cv2
import numpy as np

COLOURS = [
    'black', 'white', 'grey', 'beige', 'brown', 'red', 'pink', 'orange', 'yellow', 'green', 'blue', 'navy', 'purple',
]
MULTI = 'multicolour'


def name_lab(L: float, a: float, b: float) -> str:
    """Name of one CIELAB colour (L 0–100; a, b in ΔE units)."""
    C, h = float(np.hypot(a, b)), float(np.degrees(np.arctan2(b, a)) % 360)
    if L < 17 and C < 14:
        return 'navy' if C > 7 and 235 < h < 315 and L > 8 else 'black'
    warm = 20 <= h < 115
    if L < 31 and C < 6:
        return 'black'
    neutral_limit = 9 if warm else 7
    if L > 80 and C < (11 if warm else 8):
        return 'white'
    if C < neutral_limit or (L < 28 and C < 8):
        return 'black' if L < 27 else 'grey' if L < 77 else 'white'
    if 230 <= h < 312:
        if h > 298 and L > 33:
            return 'purple'
        return 'navy' if L < 30 or (L < 36 and C < 22) else 'blue'
    if 312 <= h < 338:
        return 'purple' if L < 62 or C < 20 else 'pink'
    if h >= 338 or h < 20:
        if L < 58 and h < 20 and C > 28 or (h < 20 and L < 40):
            return 'red'
        if h >= 338 and L < 38:
            return 'purple' if h < 350 else 'red'
        return 'pink' if L > 45 or C < 45 else 'red'
    if 20 <= h < 46:
        if L > 64 and C < 48:
            return 'pink' if h < 44 and C > 12 else 'beige'
        if C < 20:
            return 'brown' if L < 58 else 'pink'
        if C < 30:
            return 'brown' if h > 32 or L < 25 else 'red'
        return 'red' if h < 42 or C < 60 and L < 50 else 'orange'
    if 46 <= h < 72:
        if L > 56 and C < 32:
            return 'beige'
        if C > 46 and L > 48:
            return 'orange'
        return 'brown'
    if 72 <= h < 100:
        if C > 38 and L > 55:
            return 'yellow' if h > 78 else 'orange'
        if L > 56:
            return 'beige' if C < 34 else 'yellow'
        return 'brown' if h < 88 and C > 12 else 'green' if C > 10 else 'grey'
    if 100 <= h < 112:
        return 'yellow' if L > 62 and C > 30 else 'beige' if L > 68 and C < 22 else 'green'
    return 'green' if h < 205 else 'blue' if L > 25 else 'navy'


def measure(rgb: np.ndarray, mask: np.ndarray) -> dict[str, float]:
    """rgb uint8 [H, W, 3], mask [H, W] (1 = garment). Returns the share of each named colour, largest first."""
    image = rgb.astype(np.float32) / 255
    gain = np.clip(0.97 / max(0.3, float(np.percentile(image.max(-1), 98.5))), 1.0, 1.35)  # under-exposed photos
    lab = cv2.cvtColor(np.clip(image * gain, 0, 1).astype(np.float32), cv2.COLOR_RGB2LAB)
    inner = cv2.erode(mask.astype(np.uint8), np.ones((3, 3), np.uint8), iterations=2).astype(bool)
    pixels = lab[inner if inner.sum() >= 60 else mask.astype(bool)]
    if len(pixels) > 2500:
        pixels = pixels[np.linspace(0, len(pixels) - 1, 2500).astype(int)]
    k = min(5, len(pixels))
    cv2.setRNGSeed(1)
    criteria = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_MAX_ITER, 15, 0.5)
    _, label, centre = cv2.kmeans(np.ascontiguousarray(pixels), k, None, criteria, 2, cv2.KMEANS_PP_CENTERS)
    share = np.bincount(label.ravel(), minlength=k) / label.size
    out: dict[str, float] = {}
    for s, c in zip(share, centre):
        name = name_lab(*map(float, c))
        out[name] = out.get(name, 0.0) + float(s)
    return dict(sorted(out.items(), key=lambda kv: -kv[1]))


def dominant(shares: dict[str, float]) -> list[str]:
    """The garment's colour names: every one above 30 %, at most two; `multicolour` when none reaches 38 %
    or four different chromatic names pass 12 %."""
    ranked = sorted(shares.items(), key=lambda kv: -kv[1])
    chromatic = [n for n, s in ranked if s > 0.12 and n not in ('black', 'white', 'grey', 'beige', 'navy')]
    if ranked[0][1] < 0.38 or len(chromatic) >= 4:
        return [MULTI]
    return [n for n, s in ranked if s >= 0.30][:2]


def shade_of_lab(L: float, a: float, b: float, colour: str) -> str | None:
    """A narrower name within a colour: light blue, burgundy, olive, or none."""
    C, h = float(np.hypot(a, b)), float(np.degrees(np.arctan2(b, a)) % 360)
    if colour == 'blue' and L > 60:
        return 'light blue'
    if colour == 'red' and L < 33:
        return 'burgundy'
    if colour == 'green' and 85 < h < 122 and L < 56 and C < 42:
        return 'olive'
    return None


def shade(rgb: np.ndarray, mask: np.ndarray, colour: str) -> str | None:
    """rgb uint8 [H, W, 3], mask [H, W]; the shade of the garment's median colour, given its colour name."""
    pixels = rgb[mask.astype(bool)].astype(np.float32) / 255
    lab = cv2.cvtColor(np.median(pixels, 0)[None, None].astype(np.float32), cv2.COLOR_RGB2LAB)[0, 0]
    return shade_of_lab(*map(float, lab), colour)
