"""Bakes training pictures once, and what the frozen parts of the network answer to them.

Writes NumPy arrays to a folder: `shared` (features at stride 16), `kept` (of the ImageNet part), the labels, and for the colour
part `fine` (features at stride 8), `pixels` and `mask` at a quarter of the side. What is trained afterwards reads these alone.
A bake that was stopped goes on where it was.
"""

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
import torch
from numpy.lib.format import open_memmap

import feeder
import shelves
import masks
from dataset import join
from feeder import MEAN, STD, Feeder
from names import COLOURS
from shop_photos import Shop
from sources import CLASS_LIST, DRAWN_ACCESSORIES, SIDE, TERM_LIST, Picture, Street, of_shelf, owners
from trunk import CHANNELS, FEATURES, FINE_CHANNELS, MIDDLE_CHANNELS, load
from augment import LEAST_AREA
from views import studio, view

SIZE = 176  # pixels that training sees; the exported network takes more (Touvron et al., NeurIPS 2019)
KINDS = ('term', 'pattern', 'kids', 'shade', 'material')
MASK_SIDE = 96  # pixels, longest side while a garment is cut out
SAVED_EVERY = 1600  # pictures
ANSWERS = ['fine', 'middle', 'shared', 'kept']  # of the frozen parts


@dataclass(frozen=True)
class Manner:
    """How much pictures are changed, and where they are from."""

    shares: dict[str, float]  # source -> its share of the pictures
    least_area: float = LEAST_AREA  # of a picture that is in view
    paint: float = feeder.PAINT
    swap: tuple[float, float, float] = feeder.SWAP
    studio: float = 0.2  # share of the owners' and drawn pictures whose ground becomes a studio's
    street_studio: float = 0.5
    whole: float = 0.0  # share of the street pictures that show the whole photo
    size: int = SIZE
    shop: float = 0.0  # share of the street pictures that are seen as a shop's
    colours: bool = True  # whether the colour part learns from them too


MANNERS = {
    'changed': Manner({'owners': 0.52, 'street': 0.28, 'drawn': 0.2}),
    'mild': Manner({'owners': 0.72, 'street': 0.2, 'drawn': 0.08}, least_area=0.7, paint=0.15, swap=(0.12, 0.2, 0.4)),
    'varied': Manner(
        {'owners': 0.38, 'street': 0.46, 'drawn': 0.16}, least_area=0.55, paint=0.35, swap=(0.2, 0.3, 0.4), street_studio=0.3, whole=0.3, size=192, colours=False
    ),
    'shop': Manner(
        {'owners': 0.3, 'street': 0.56, 'drawn': 0.14}, least_area=0.6, paint=0.3, swap=(0.2, 0.3, 0.4), street_studio=0.3, whole=0.3, shop=0.75, size=192
    ),
}
WHOLE = 8.0  # margin of a window that is the whole photo


class Painter:
    def __init__(self, data: Path, cache: Path, drawn: list[Path], seed: int, manner: Manner):
        # Larger than vitrine-mini's pictures; the cache folder is this recipe's own.
        shelves.SIDE, feeder.SIDE, masks.WORK_SIDE = 224, SIDE, MASK_SIDE
        shelves.CLASS_LIST, shelves.TERM_LIST, shelves.DRAWN = CLASS_LIST, TERM_LIST, shelves.DRAWN | DRAWN_ACCESSORIES
        feeder.PAINT, feeder.SWAP = manner.paint, manner.swap
        self.manner = manner
        self.feeder = Feeder(join([owners(data, cache), *(shelves.drawn(folder, cache) for folder in drawn)]), seed)
        self.street = Street(data / 'people', 'train', held_out=False)
        self.shop = Shop(self.street)
        self.photographed = self.feeder.s.drawn == 0
        self.seed = seed

    def _shelf(self, drawn: bool, rng: np.random.Generator) -> Picture:
        p = self.feeder.p * (self.photographed != drawn)
        row = int(rng.choice(len(p), p=p / p.sum()))
        image, label = self.feeder.picture(row, rng)
        picture = of_shelf(self.feeder.s, row, image, label)
        if self.feeder.good_mask[row] and rng.random() < self.manner.studio:
            soft = cv2.blur(picture.mask.astype(np.float32), (3, 3))[..., None]
            picture.image = (picture.image * soft + studio(SIDE, rng) * (1 - soft)).astype(np.uint8)
        return picture

    def picture(self, at: int) -> Picture:
        """The at-th picture: always the same one for a seed."""
        rng = np.random.default_rng(self.seed * 1_000_003 + at)
        source = rng.choice(list(self.manner.shares), p=list(self.manner.shares.values()))
        if source == 'street':
            garment = int(rng.choice(len(self.street.p), p=self.street.p))
            if rng.random() < self.manner.shop:
                picture = self.shop.picture(garment, rng, studio(SIDE, rng))
                return self._viewed(picture, rng)
            margin = WHOLE if rng.random() < self.manner.whole else float(np.exp(rng.uniform(np.log(0.08), np.log(1.5))))
            picture = self.street.window(garment, margin, studio(SIDE, rng) if rng.random() < self.manner.street_studio else None)
        else:
            picture = self._shelf(source == 'drawn', rng)
        return self._viewed(picture, rng)

    def _viewed(self, picture: Picture, rng: np.random.Generator) -> Picture:
        picture.image, picture.mask = view(picture.image, picture.mask, self.manner.size, rng, self.manner.least_area)
        return picture


def columns(folder: Path, count: int, manner: Manner) -> dict[str, np.memmap]:
    side = manner.size
    shapes = {
        'middle': (np.float16, MIDDLE_CHANNELS, side // 16, side // 16), 'shared': (np.float16, CHANNELS, side // 16, side // 16), 'kept': (np.float16, FEATURES),
        'classes': (np.float32, len(CLASS_LIST)), 'colour': (np.float32, len(COLOURS)), **{kind: (np.int64,) for kind in KINDS},
    }
    if manner.colours:
        shapes |= {
            'fine': (np.float16, FINE_CHANNELS, side // 8, side // 8), 'pixels': (np.uint8, side // 4, side // 4, 3), 'mask': (np.uint8, side // 4, side // 4),
        }
    folder.mkdir(parents=True, exist_ok=True)
    begun = (folder / 'done').exists()
    return {name: open_memmap(folder / f'{name}.npy', 'r+' if begun else 'w+', dtype, (count, *shape)) for name, (dtype, *shape) in shapes.items()}


class Frozen(torch.nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.early, self.kept, _, _ = load()

    def forward(self, pixel_values: torch.Tensor) -> tuple[torch.Tensor, ...]:
        fine, middle, shared = self.early(pixel_values)
        return fine, middle, shared, self.kept(shared)


def session(folder: Path, threads: int) -> onnxruntime.InferenceSession:
    """What is not trained, in onnxruntime: a third of PyTorch's time."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / 'frozen.onnx'
    axes = {name: {0: 'batch', **({2: 'h', 3: 'w'} if name != 'kept' else {})} for name in ('pixel_values', *ANSWERS)}
    torch.onnx.export(Frozen().eval(), (torch.zeros(1, 3, SIZE, SIZE),), str(file), input_names=['pixel_values'], output_names=ANSWERS, dynamic_axes=axes, opset_version=17, dynamo=False)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(str(file), options)


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--data', type=Path, default=Path('../shared/data'))
    arg.add_argument('--drawn', type=Path, nargs='*', default=[], help='folders of drawn garments with labels.csv')
    arg.add_argument('--cache', type=Path, required=True)
    arg.add_argument('--out', type=Path, required=True)
    arg.add_argument('--count', type=int, default=24000)
    arg.add_argument('--threads', type=int, default=1)
    arg.add_argument('--seed', type=int, default=1)
    arg.add_argument('--manner', choices=MANNERS, default='changed', help='mild: whole photos, hardly changed, most of them owners\'')
    arg = arg.parse_args()
    torch.set_num_threads(arg.threads)
    cv2.setNumThreads(arg.threads)
    manner = MANNERS[arg.manner]
    painter = Painter(arg.data, arg.cache, arg.drawn, arg.seed, manner)
    frozen = session(arg.out, arg.threads)
    out, begin, done = columns(arg.out, arg.count, manner), time.time(), arg.out / 'done'
    features = [name for name in ANSWERS if name in out]
    for start in range(int(done.read_text()) if done.exists() else 0, arg.count, 32):
        pictures = [painter.picture(at) for at in range(start, min(start + 32, arg.count))]
        rows = slice(start, start + len(pictures))
        images = np.stack([p.image for p in pictures])
        x = ((images.astype(np.float32) / 255 - MEAN) / STD).transpose(0, 3, 1, 2)
        for name, answer in zip(features, frozen.run(features, {'pixel_values': np.ascontiguousarray(x)})):
            out[name][rows] = answer
        if manner.colours:
            out['pixels'][rows] = [cv2.resize(i, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA) for i in images]
            out['mask'][rows] = [p.mask[2::4, 2::4] for p in pictures]
        for name in ('classes', 'colour', *KINDS):
            out[name][rows] = [getattr(p, name) for p in pictures]
        if start % SAVED_EVERY == 0:
            done.write_text(str(rows.stop))
            print(start, round(time.time() - begin), flush=True)
    done.write_text(str(arg.count))


if __name__ == '__main__':
    main()
