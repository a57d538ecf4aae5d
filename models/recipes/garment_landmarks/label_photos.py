"""
Labels of photos that nobody marked. Their owners' labels say what they may be, and what such garments do not have. With
--weights or --model also the landmarks that a network finds alike in the photo and its mirror image, where it agrees with
the owner on what the garment is and how long its sleeves are.
"""

import argparse
import csv
import json
from pathlib import Path

import cv2
import numpy as np
import torch

from cut_photos import KINDS_OF_LABEL
from person_parser.exported import load_exported
from names import KINDS, LANDMARKS, MIRRORED
from network import GarmentLandmarks, places
from samples import HEIGHTS, moved, shell_of, upright

AGREE = 0.02  # of the frame's height
SURE = 0.85
TRAIN_KINDS = Path(__file__).with_name('train_kinds.json')
FEWEST = 4  # landmarks, or the network does not know the photo

# What garments of these kinds have; they have nothing else.
HAS = {
    'trousers': {'waist', 'crotch', 'leg_outer', 'leg_inner'},
    'shorts': {'waist', 'crotch', 'leg_outer', 'leg_inner'},
    'skirt': {'waist', 'hem'},
}
# No top or dress has legs.
NEVER = {'crotch', 'leg_outer', 'leg_inner'}
SLEEVE = {'elbow', 'cuff_outer', 'cuff_inner'}
ABOVE = {'neck', 'shoulder', 'armpit', 'strap'}
LACKS = {'Undershirt': SLEEVE, **{label: {'strap'} for label in ('T-Shirt', 'Longsleeve', 'Polo', 'Shirt', 'Hoodie', 'Outwear', 'Blazer')}}
# Of the way from the shoulder tip to the hem.
LONG, SHORT = 0.6, 0.7
SLEEVES = {'Longsleeve': (LONG, 9), 'Hoodie': (LONG, 9), 'Blazer': (LONG, 9), 'Outwear': (LONG, 9), 'T-Shirt': (0, SHORT), 'Polo': (0, SHORT)}


def base_of(name: str) -> str:
    return name.removesuffix('_left').removesuffix('_right')


def owners(label: str) -> dict[str, None]:
    """Landmarks that a photo with this label does not have."""
    kind = KINDS_OF_LABEL[label][0]
    lacks = LACKS.get(label, set()) | NEVER
    return {name: None for name in LANDMARKS if (base_of(name) not in HAS[kind] if kind in HAS else base_of(name) in lacks)}


def is_laid_out_as(kind: str, other: str) -> bool:
    """What is buttoned has the places of a top: a shirt that a network took for a jacket is none the worse for it."""
    return kind == other or {kind, other} == {'top', 'outerwear-closed'}


def agreed(net: GarmentLandmarks, rgba: np.ndarray, size: tuple[int, int], label: str) -> dict[str, list[float] | None]:
    """Where the network finds landmarks in the photo and in its mirror image, in pixels; None where it finds none in both."""
    x, m = upright(rgba, shell_of(rgba[..., 3]), size)
    with torch.no_grad():
        x = torch.from_numpy(x)[None]
        heat, visible, kind, _ = net(torch.cat([x, x.flip(3)]))
    if not any(is_laid_out_as(KINDS[int(kind.softmax(1).mean(0).argmax())], of) for of in KINDS_OF_LABEL[label]):
        return {}
    at = places(heat)
    other = at[1][list(MIRRORED)] * torch.tensor([-1.0, 1.0]) + torch.tensor([1.0, 0.0])
    chance, other_chance = visible[0].sigmoid(), visible[1].sigmoid()[list(MIRRORED)]
    off = ((at[0] - other) * torch.tensor([size[0] / size[1], 1.0])).norm(dim=1)
    back = moved(((at[0] + other) / 2 * torch.tensor(size, dtype=torch.float32)).numpy(), np.linalg.inv(m))
    found: dict[str, list[float] | None] = {}
    for i, name in enumerate(LANDMARKS):
        if chance[i] > SURE and other_chance[i] > SURE and off[i] < AGREE:
            found[name] = [round(float(v), 1) for v in back[i]]
        elif chance[i] < 1 - SURE and other_chance[i] < 1 - SURE:
            found[name] = None
    if sum(v is not None for v in found.values()) < FEWEST:
        return {}
    return without_high_armpits(without_wrong_sleeves(found, label))


def without_wrong_sleeves(found: dict[str, list[float] | None], label: str) -> dict[str, list[float] | None]:
    least, most = SLEEVES.get(label, (0, 9))
    for side in ('left', 'right'):
        tip, cuff, hem = (found.get(f'{name}_{side}') for name in ('shoulder', 'cuff_outer', 'hem'))
        share = np.hypot(*np.subtract(cuff, tip)) / (1 + np.hypot(*np.subtract(hem, tip))) if tip and cuff and hem else None
        # A label that says long or short sleeves also says that there are some.
        if share is None and label in SLEEVES or share is not None and not least <= share <= most:
            for name in SLEEVE:
                found.pop(f'{name}_{side}', None)
    return found


def without_high_armpits(found: dict[str, list[float] | None]) -> dict[str, list[float] | None]:
    """Where there are no sleeves a network may take the shoulder tips for armpits."""
    dip = found.get('neck_dip')
    high = dip and any((at := found.get(f'armpit_{side}')) and at[1] < dip[1] and not found.get(f'shoulder_{side}') for side in ('left', 'right'))
    return {name: at for name, at in found.items() if base_of(name) not in ABOVE} if high else found


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--cut', type=Path, required=True, help='what cut_photos.py wrote; labels.jsonl is written beside')
    p.add_argument('--weights', type=Path, help='of train.py')
    p.add_argument('--model', type=Path, help='or of an exported network')
    p.add_argument('--width', type=int, choices=HEIGHTS, default=96, help='of the input')
    a = p.parse_args()
    torch.set_num_threads(1)
    net = GarmentLandmarks() if a.weights or a.model else None
    if a.weights:
        net.load_state_dict(torch.load(a.weights, map_location='cpu', weights_only=True))
    elif a.model:
        load_exported(net, a.model, torch.zeros(1, 4, 128, 96))
    seen = json.loads(TRAIN_KINDS.read_text())
    photos = known = marks = 0
    with open(a.cut / 'photos.csv') as file, open(a.cut / 'labels.jsonl', 'w') as out:
        for row in csv.DictReader(file):
            rgba = cv2.imread(str(a.cut / f'{row["image"]}.png'), cv2.IMREAD_UNCHANGED)
            if rgba is None or shell_of(rgba[..., 3]) is None:
                continue
            rgba = np.ascontiguousarray(rgba[..., [2, 1, 0, 3]])
            found = agreed(net.eval(), rgba, (a.width, HEIGHTS[a.width]), row['label']) if net else {}
            kinds = [seen[row['image']]] if row['image'] in seen else KINDS_OF_LABEL[row['label']]
            out.write(json.dumps({'image': row['image'], 'kinds': kinds, 'landmarks': {**found, **owners(row['label'])}}) + '\n')
            photos += 1
            known += bool(found)
            marks += sum(v is not None for v in found.values())
    print(json.dumps({'photos': photos, 'with landmarks': known, 'landmarks': marks}))


if __name__ == '__main__':
    main()
