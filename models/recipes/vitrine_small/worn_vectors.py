"""Vectors of the garments of data/people as the product makes them: each an item of its label with a photo of who wears it, on the
street and as a shop shows it. Computed once, stored."""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from colours import dominant, measure
from compare import SAME, WHOLE, part_of
from dataset import is_held_out
from feeder import MEAN, STD
from part_frames import Parser, alone, cut, part_frame
from parts import without_others
from person_parser.classes import CLASSES
from runtime import Encoder
from shop_photos import Shop
from sources import SIDE, Street
from views import studio

STUDIO = 0.8  # share of a shop's photos that are before a studio's ground
ON_NO_PART = ('socks', 'bra', 'panties', 'swimwear', 'intimate')  # the product leaves their photos whole
AT_ONCE = 32
WAYS = ('street', 'shop')


@dataclass
class Items:
    label: np.ndarray  # str [N]
    part: np.ndarray  # str [N]
    photo: np.ndarray  # str [N]
    held: np.ndarray  # bool [N]
    colours: list[list[str]]  # measured within the labelled pixels
    frame: np.ndarray  # float32 [N, D]: of the part's frame; of the whole photo where none is found
    alone: np.ndarray  # float32 [N, D]: of the frame with all but the part covered
    whole: np.ndarray  # float32 [N, D]
    found: np.ndarray  # bool [N]: whether a frame was

    def vectors(self) -> np.ndarray:
        """Unit [N, D]: before the names of an item are told anew."""
        x = without_others((1 - WHOLE) * self.frame + WHOLE * self.whole, list(self.part))
        return np.where(self.found[:, None], x, self.whole)


def view(rgb: np.ndarray) -> np.ndarray:
    return np.asarray(Image.fromarray(rgb).resize((SIDE, SIDE), Image.BICUBIC))


def encoded(encoder: Encoder, views: list[np.ndarray]) -> np.ndarray:
    """views: uint8 [SIDE, SIDE, 3] -> unit float32 [N, D]."""
    out = []
    for start in range(0, len(views), AT_ONCE):
        x = (np.stack(views[start : start + AT_ONCE]).astype(np.float32) / 255 - MEAN) / STD
        out.append(encoder.vision.run(None, {'pixel_values': x.transpose(0, 3, 1, 2).astype(np.float32)})[0])
    x = np.concatenate(out)
    return x / np.linalg.norm(x, axis=1, keepdims=True)


def items_of(data: Path, models: Path, way: str, seed: int = 91) -> Items:
    """Garments of all people of the train split."""
    encoder, parser = Encoder(models / 'vitrine-small'), Parser(models / 'person-parser')
    street = Street(data / 'people', 'train')
    shop, rng = Shop(street), np.random.default_rng(seed)
    told: dict[str, list] = {name: [] for name in ('label', 'part', 'photo', 'held', 'colours', 'found')}
    vectors: dict[str, list[np.ndarray]] = {name: [] for name in ('frame', 'alone', 'whole')}
    waiting: dict[str, list[np.ndarray]] = {name: [] for name in vectors}
    for at, (photo, value) in enumerate(street.garments):
        name = street.names[value]
        if CLASSES[shop.part[value]] == 'other' or name in ON_NO_PART:
            continue
        rgb, label = street.read(photo)
        colours = dominant(measure(rgb, (label == value).astype(np.uint8)))
        if way == 'shop':
            rgb = shop.photo(at, rng, studio(SIDE, rng) if rng.random() < STUDIO else None)
        labels, part = parser.read(rgb), part_of(name)
        frame = part_frame(labels, part)
        whole = view(rgb)
        own = whole if frame is None else view(cut(rgb, frame))
        waiting['whole'].append(whole)
        waiting['frame'].append(own)
        waiting['alone'].append(whole if frame is None else alone(own, labels, part, frame))
        for key, said in zip(told, (SAME.get(name, name), part, photo, is_held_out(photo), colours, frame is not None)):
            told[key].append(said)
        if len(waiting['whole']) == AT_ONCE:
            _flush(encoder, waiting, vectors)
    if waiting['whole']:
        _flush(encoder, waiting, vectors)
    colours = told.pop('colours')
    return Items(**{key: np.array(said) for key, said in told.items()}, colours=colours, **{key: np.concatenate(rows) for key, rows in vectors.items()})


def _flush(encoder: Encoder, waiting: dict[str, list[np.ndarray]], vectors: dict[str, list[np.ndarray]]) -> None:
    for key, views in waiting.items():
        vectors[key].append(encoded(encoder, views))
        views.clear()


def stored(data: Path, models: Path, cache: Path) -> dict[str, Items]:
    """Both ways, made once for a release."""
    cv2.setNumThreads(1)
    out = {}
    for way in WAYS:
        file = cache / f'worn-{way}.npz'
        if not file.exists():
            cache.mkdir(parents=True, exist_ok=True)
            items = vars(items_of(data, models, way))
            np.savez(file, **{key: np.array(['|'.join(c) for c in value]) if key == 'colours' else value for key, value in items.items()})
        read = dict(np.load(file))
        out[way] = Items(**{**read, 'colours': [str(c).split('|') if c else [] for c in read['colours']]})
    return out
