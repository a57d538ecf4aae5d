"""Bakes training pictures once, and what the frozen parts of the network answer to them.

Writes NumPy arrays to a folder: `shared` (features at stride 16), `fine` (at stride 8), `kept` (of the ImageNet part),
`pixels` and `mask` at a quarter of the side, and the labels. What is trained afterwards reads these alone.
"""

import argparse
import time
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
from sources import CLASS_LIST, SIDE, Picture, Street, of_shelf, owners
from trunk import CHANNELS, FEATURES, FINE_CHANNELS, load
from augment import LEAST_AREA
from views import studio, view

SIZE = 176  # pixels that training sees; the exported network takes more (Touvron et al., NeurIPS 2019)
KINDS = ('term', 'pattern', 'kids', 'shade', 'material')
# Of much changed pictures, and of hardly changed ones, which are fitted last.
SHARES = {'owners': 0.52, 'street': 0.28, 'drawn': 0.2}
MILD_SHARES = {'owners': 0.72, 'street': 0.2, 'drawn': 0.08}
MILD_AREA, MILD_PAINT, MILD_SWAP = 0.7, 0.15, (0.12, 0.2, 0.4)
MASK_SIDE = 96  # pixels, longest side while a garment is cut out
STUDIO, STREET_STUDIO = 0.2, 0.5  # share of the pictures whose ground becomes a studio's


class Painter:
    def __init__(self, data: Path, cache: Path, drawn: list[Path], seed: int, mild: bool):
        # Larger than vitrine-mini's pictures; the cache folder is this recipe's own.
        shelves.SIDE, feeder.SIDE, masks.WORK_SIDE = 224, SIDE, MASK_SIDE
        if mild:
            feeder.PAINT, feeder.SWAP = MILD_PAINT, MILD_SWAP
        self.shares, self.least_area = (MILD_SHARES, MILD_AREA) if mild else (SHARES, LEAST_AREA)
        self.feeder = Feeder(join([owners(data, cache), *(shelves.drawn(folder, cache) for folder in drawn)]), seed)
        self.street = Street(data / 'people', 'train')
        self.photographed = self.feeder.s.drawn == 0
        self.seed = seed

    def _shelf(self, drawn: bool, rng: np.random.Generator) -> Picture:
        p = self.feeder.p * (self.photographed != drawn)
        row = int(rng.choice(len(p), p=p / p.sum()))
        image, label = self.feeder.picture(row, rng)
        picture = of_shelf(self.feeder.s, row, image, label)
        if self.feeder.good_mask[row] and rng.random() < STUDIO:
            soft = cv2.blur(picture.mask.astype(np.float32), (3, 3))[..., None]
            picture.image = (picture.image * soft + studio(SIDE, rng) * (1 - soft)).astype(np.uint8)
        return picture

    def picture(self, at: int) -> Picture:
        """The at-th picture: always the same one for a seed."""
        rng = np.random.default_rng(self.seed * 1_000_003 + at)
        source = rng.choice(list(self.shares), p=list(self.shares.values()))
        if source == 'street':
            garment = int(rng.choice(len(self.street.p), p=self.street.p))
            margin = float(np.exp(rng.uniform(np.log(0.08), np.log(1.5))))
            picture = self.street.window(garment, margin, studio(SIDE, rng) if rng.random() < STREET_STUDIO else None)
        else:
            picture = self._shelf(source == 'drawn', rng)
        picture.image, picture.mask = view(picture.image, picture.mask, SIZE, rng, self.least_area)
        return picture


def columns(folder: Path, count: int) -> dict[str, np.memmap]:
    shapes = {
        'shared': (np.float16, CHANNELS, SIZE // 16, SIZE // 16), 'fine': (np.float16, FINE_CHANNELS, SIZE // 8, SIZE // 8),
        'kept': (np.float16, FEATURES), 'pixels': (np.uint8, SIZE // 4, SIZE // 4, 3), 'mask': (np.uint8, SIZE // 4, SIZE // 4),
        'classes': (np.float32, len(CLASS_LIST)), 'colour': (np.float32, len(COLOURS)), **{kind: (np.int64,) for kind in KINDS},
    }
    folder.mkdir(parents=True, exist_ok=True)
    return {name: open_memmap(folder / f'{name}.npy', 'w+', dtype, (count, *shape)) for name, (dtype, *shape) in shapes.items()}


class Frozen(torch.nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.early, self.kept, _, _ = load()

    def forward(self, pixel_values: torch.Tensor) -> tuple[torch.Tensor, ...]:
        fine, shared = self.early(pixel_values)
        return fine, shared, self.kept(shared)


def session(folder: Path, threads: int) -> onnxruntime.InferenceSession:
    """What is not trained, in onnxruntime: a third of PyTorch's time."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / 'frozen.onnx'
    axes = {name: {0: 'batch', **({2: 'h', 3: 'w'} if name != 'kept' else {})} for name in ('pixel_values', 'fine', 'shared', 'kept')}
    torch.onnx.export(Frozen().eval(), (torch.zeros(1, 3, SIZE, SIZE),), str(file), input_names=['pixel_values'], output_names=['fine', 'shared', 'kept'], dynamic_axes=axes, opset_version=17, dynamo=False)
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
    arg.add_argument('--mild', action='store_true', help='whole photos, hardly changed, most of them owners\'')
    arg = arg.parse_args()
    torch.set_num_threads(arg.threads)
    cv2.setNumThreads(arg.threads)
    painter = Painter(arg.data, arg.cache, arg.drawn, arg.seed, arg.mild)
    frozen = session(arg.out, arg.threads)
    out, begin = columns(arg.out, arg.count), time.time()
    for start in range(0, arg.count, 32):
        pictures = [painter.picture(at) for at in range(start, min(start + 32, arg.count))]
        rows = slice(start, start + len(pictures))
        images = np.stack([p.image for p in pictures])
        x = ((images.astype(np.float32) / 255 - MEAN) / STD).transpose(0, 3, 1, 2)
        out['fine'][rows], out['shared'][rows], out['kept'][rows] = frozen.run(None, {'pixel_values': np.ascontiguousarray(x)})
        out['pixels'][rows] = [cv2.resize(i, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA) for i in images]
        out['mask'][rows] = [p.mask[2::4, 2::4] for p in pictures]
        for name in ('classes', 'colour', *KINDS):
            out[name][rows] = [getattr(p, name) for p in pictures]
        if start % 1600 == 0:
            print(start, round(time.time() - begin), flush=True)
    (arg.out / 'done').write_text(str(arg.count))


if __name__ == '__main__':
    main()
