"""Photos of awkward sizes and formats, drawn here: the same bytes every time, free for any use."""

from pathlib import Path

import cv2
import numpy as np
from PIL import Image

# name, what is awkward; the files are drawn by `draw`.
SIZES = {'portrait.jpg': (300, 520), 'landscape.jpg': (640, 360), 'large.jpg': (1600, 1210), 'tiny.png': (9, 7), 'photo.webp': (330, 250)}


def scene(width: int, height: int, seed: int) -> np.ndarray:
    """A backdrop that shades from corner to corner, a few garments' worth of shapes and some texture; RGB bytes."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width] / max(width, height)
    image = np.stack([120 + 90 * np.sin(3 * x + k) * np.cos(2 * y - k) for k in random.uniform(0, 6, 3)], axis=-1)
    for _ in range(7):
        colour, angle = random.uniform(0, 255, 3), random.uniform(0, 3.14)
        at = random.uniform(0.1, 0.9, 2) * (width, height) / max(width, height)
        across = (x - at[0]) * np.cos(angle) + (y - at[1]) * np.sin(angle)
        along = (y - at[1]) * np.cos(angle) - (x - at[0]) * np.sin(angle)
        inside = (np.abs(across) < random.uniform(0.05, 0.25)) & (np.abs(along) < random.uniform(0.05, 0.3))
        image[inside] = colour + 25 * np.sin(random.uniform(60, 200) * across[inside])[:, None]
    return np.clip(image + random.normal(0, 2, image.shape), 0, 255).astype(np.uint8)


def _stripes(width: int, height: int, upright: bool) -> np.ndarray:
    y, x = np.mgrid[0:height, 0:width]
    lines = ((x if upright else y) % 2 * 255)[..., None]
    fade = np.stack([x * 255 // width, y * 255 // height, 255 - x * 255 // width], axis=-1)
    return (lines * 0.6 + fade * 0.4).astype(np.uint8)


def draw(folder: Path) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for seed, (name, size) in enumerate(SIZES.items()):
        options = {'quality': 60 if 'large' in name else 80}
        Image.fromarray(scene(*size, seed)).save(folder / name, **options)
    Image.fromarray(scene(480, 360, 20)).save(folder / 'progressive.jpg', quality=80, progressive=True)
    Image.fromarray(_stripes(301, 222, True)).save(folder / 'stripes-upright.png')
    Image.fromarray(_stripes(450, 450, False)).save(folder / 'stripes-level.png')
    Image.fromarray(scene(320, 400, 21)).convert('L').save(folder / 'greyscale.jpg', quality=85)
    Image.fromarray(scene(260, 340, 22)).convert('CMYK').save(folder / 'cmyk.jpg', quality=88)
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(scene(420, 280, 23)).save(folder / 'exif-rotated.jpg', quality=85, exif=exif)
    alpha = np.linspace(255, 40, 120).astype(np.uint8)[None, :, None].repeat(100, axis=0)
    Image.fromarray(np.concatenate([scene(120, 100, 24), alpha], axis=-1)).save(folder / 'transparent.png')
    Image.fromarray(scene(230, 231, 25)).convert('P', palette=Image.Palette.ADAPTIVE, colors=64).save(folder / 'palette.png')
    deep = scene(90, 120, 26).astype(np.uint16) * 257
    cv2.imwrite(str(folder / 'sixteen-bit.png'), deep[..., ::-1])
    Image.fromarray(scene(1, 1, 27)).save(folder / 'one-pixel.png')
    Image.fromarray(scene(1, 8000, 28)).save(folder / 'one-wide.png')
    Image.fromarray(scene(8000, 1, 29)).save(folder / 'one-high.png')
    return sorted(path for path in folder.iterdir() if path.suffix in ('.jpg', '.png', '.webp'))
