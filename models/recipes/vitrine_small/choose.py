"""What is chosen (weights of the groups of names, how far ImageNet is trusted) is chosen here: on the held-out senders of the
train split and on the train photos of data/people, never on val.

Stores what the tower's parts answer to those photos once, then prints the figures of a set of weights.
"""

import argparse
import csv
import json
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
import torch
from torch.nn import functional as F

import masks
import names as space
from bake import session
from colours import dominant, measure
from dataset import LABELS as OWNERS
from dataset import is_held_out
from export_small import SIDE, photo_tower, set_style
from feeder import MEAN, STD
from fit import Baked
from metrics import COLOUR_PAIR_MINIMUM, merged_class, precision_at, same_class_precision
from sources import LABELS as NAMED
from sources import Street

PLAIN = {'sleeveless top': {'undershirt': 0.8, 'top': 0.6}}


def held_out(data: Path) -> tuple[list[Path], np.ndarray, list[list[str]]]:
    """-> files, merged classes, measured colours of the held-out senders' photos."""
    with open(data / 'clothing' / 'images.csv', newline='') as handle:
        rows = [r for r in csv.DictReader(handle) if r['label'] in OWNERS and r['split'] == 'train' and is_held_out(r['sender'])]
    masks.WORK_SIDE = 96
    files, colours = [data / 'clothing' / 'images' / f"{r['image']}.jpg" for r in rows], []
    for file in files:
        rgb = cv2.cvtColor(cv2.imread(str(file)), cv2.COLOR_BGR2RGB)
        colours.append(dominant(measure(rgb, masks.garment_mask(rgb))))
    return files, np.array([merged_class(OWNERS[r['label']]) for r in rows]), colours


def pixels(rgb: np.ndarray) -> np.ndarray:
    small = cv2.resize(rgb, (SIDE, SIDE), interpolation=cv2.INTER_AREA if rgb.shape[0] > SIDE else cv2.INTER_CUBIC)
    return ((small.astype(np.float32) / 255 - MEAN) / STD).transpose(2, 0, 1)


@torch.inference_mode()
def answers(tower, frozen: onnxruntime.InferenceSession, images: list[np.ndarray]) -> dict[str, torch.Tensor]:
    """Logits and probabilities that `together` takes, of every image; frozen: of `bake`."""
    out: dict[str, list[torch.Tensor]] = {}
    for start in range(0, len(images), 16):
        x = torch.from_numpy(np.stack([pixels(i) for i in images[start : start + 16]]))
        fine, middle, shared, kept = (torch.from_numpy(value) for value in frozen.run(None, {'pixel_values': x.numpy()}))
        said = tower.heads(torch.cat([tower.tuned(middle), kept], 1))
        colour, shade = tower.colour(F.avg_pool2d((x * STD + MEAN).clamp(0, 1), 4), fine, shared)
        for key, value in (said | {'imagenet': tower.classifier(kept).softmax(1), 'colours': colour.softmax(1), 'shades': shade.sigmoid()}).items():
            out.setdefault(key, []).append(value)
    return {key: torch.cat(values) for key, values in out.items()}


def vectors(tower, a: dict[str, torch.Tensor]) -> np.ndarray:
    with torch.inference_mode():
        return tower.compose(tower.together(a, a['imagenet'], a['colours'], a['shades'])).numpy()


def figures(x: np.ndarray, kinds: np.ndarray, colours: list[list[str]]) -> dict[str, float]:
    table = space.prompt_directions()
    by_class, pairs = {}, []
    for kind in sorted(set(kinds)):
        said = PLAIN.get(kind, {kind: 1.0})
        by_class[kind] = precision_at(x @ space.target(said, table), kinds == kind, 10)
        for colour in space.COLOURS:
            relevant = (kinds == kind) & np.array([colour in c for c in colours])
            if relevant.sum() >= COLOUR_PAIR_MINIMUM:
                pairs.append(precision_at(x @ space.target({**said, colour: 1.0}, table), relevant, 5))
    return {'class_p10': round(float(np.mean(list(by_class.values()))), 3), 'colour_class_p5': round(float(np.mean(pairs)), 3), 'pairs': len(pairs), 'photo_p10': round(same_class_precision(x, kinds), 3), **{k: round(v, 2) for k, v in by_class.items()}}


def crops(street: Street, each: int = 12, margin: float = 0.3) -> tuple[list[np.ndarray], np.ndarray]:
    """Boxes of every label of data/people, at most `each` of one, and their labels."""
    rng, images, labels = np.random.default_rng(4), [], []
    for value in sorted({v for _, v in street.garments}):
        rows = [i for i, (_, v) in enumerate(street.garments) if v == value]
        for at in rng.permutation(rows)[:each]:
            images.append(street.window(int(at), margin).image)
            labels.append(street.names[value])
    return images, np.array(labels)


def of_labels(x: np.ndarray, labels: np.ndarray) -> dict[str, float]:
    """P@10 of every label's name among the boxes, and their mean. The tower was trained on them: what ImageNet adds is meant."""
    table, out = space.prompt_directions(), {}
    for label in sorted(set(labels)):
        if (labels == label).sum() >= 5:
            kind, term, _ = NAMED[label]
            out[label] = round(precision_at(x @ space.target({term or kind: 1.0}, table), labels == label, 10), 2)
    return {'mean': round(float(np.mean(list(out.values()))), 3), **out}


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--data', type=Path, default=Path('../shared/data'))
    arg.add_argument('--photos', type=Path, required=True, help='run folder of fit')
    arg.add_argument('--baked', type=Path, required=True)
    arg.add_argument('--threads', type=int, default=1)
    arg = arg.parse_args()
    torch.set_num_threads(arg.threads)
    tower = photo_tower(arg.photos)
    set_style(tower, Baked(arg.baked), 1000)
    store = arg.photos / 'held-out.pt'
    frozen = session(arg.baked, arg.threads)
    if not store.exists():
        files, kinds, colours = held_out(arg.data)
        read = [cv2.cvtColor(cv2.imread(str(f)), cv2.COLOR_BGR2RGB) for f in files]
        cut, labels = crops(Street(arg.data / 'people', 'train'))
        torch.save({'answers': answers(tower, frozen, read), 'kinds': kinds, 'colours': colours, 'cut out': answers(tower, frozen, cut), 'labels': labels}, store)
    a = torch.load(store, weights_only=False)
    print(json.dumps(figures(vectors(tower, a['answers']), a['kinds'], a['colours'])))
    before = dict(space.IN_PHOTO)
    for name, value in (('colour', 0.6), ('colour', 0.9), ('family', 0.3), ('style', 0.3), ('style', 0.8), ('pattern', 0.3)):
        space.IN_PHOTO.update({**before, name: value})
        print(name, value, json.dumps(dict(list(figures(vectors(tower, a['answers']), a['kinds'], a['colours']).items())[:4])))
    space.IN_PHOTO.update(before)
    for certainty, doubt, near in ((0.7, 1, 4), (1.5, 1, 4), (1, 1, 1), (1, 2, 4), (1, 1, 2), (1, 99, 99)):
        tower.certainty, tower.doubt, tower.doubt_near = certainty, doubt, near
        print('certainty', certainty, 'doubt', doubt, near, json.dumps(dict(list(figures(vectors(tower, a['answers']), a['kinds'], a['colours']).items())[:4])))
        print('  cut out', json.dumps(of_labels(vectors(tower, a['cut out']), a['labels'])))


if __name__ == '__main__':
    main()
