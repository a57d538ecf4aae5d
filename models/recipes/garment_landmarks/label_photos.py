"""
Labels of photos that nobody marked. Their owners' labels say what most of them are, and what trousers, shorts and skirts
do not have. With --weights also the landmarks that the network finds alike in the photo and its mirror image.
"""

import argparse
import csv
import json
from pathlib import Path

import cv2
import numpy as np
import torch

from cut_photos import KINDS_OF_LABEL
from names import KINDS, LANDMARKS, MIRRORED
from network import GarmentLandmarks, places
from samples import moved, shell_of, upright

AGREE = 0.02  # of the frame's height
SURE = 0.85


# What garments of these kinds have; they have nothing else.
HAS = {
    'trousers': {'waist', 'crotch', 'leg_outer', 'leg_inner'},
    'shorts': {'waist', 'crotch', 'leg_outer', 'leg_inner'},
    'skirt': {'waist', 'hem'},
}
# No top or dress has legs.
NEVER = {'crotch', 'leg_outer', 'leg_inner'}


def label_by_owner(cut: Path) -> None:
    with open(cut / 'photos.csv') as file, open(cut / 'labels.jsonl', 'w') as out:
        for row in csv.DictReader(file):
            kinds = KINDS_OF_LABEL[row['label']]
            labels = {}
            for name in LANDMARKS:
                base = name.removesuffix('_left').removesuffix('_right')
                if base not in HAS[kinds[0]] if kinds[0] in HAS else base in NEVER:
                    labels[name] = None
            out.write(json.dumps({'image': row['image'], 'kind': kinds[0] if len(kinds) == 1 else None, 'landmarks': labels}) + '\n')


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--cut', type=Path, required=True, help='what cut_photos.py wrote; labels.jsonl is written beside')
    p.add_argument('--weights', type=Path)
    p.add_argument('--width', type=int, default=96)
    a = p.parse_args()
    torch.set_num_threads(1)
    if a.weights is None:
        return label_by_owner(a.cut)
    net = GarmentLandmarks()
    net.load_state_dict(torch.load(a.weights, map_location='cpu', weights_only=True))
    net.eval()
    size = (a.width, a.width * 4 // 3)
    kept = total = marks = 0
    with open(a.cut / 'photos.csv') as file, open(a.cut / 'labels.jsonl', 'w') as out:
        for row in csv.DictReader(file):
            total += 1
            rgba = cv2.imread(str(a.cut / f'{row["image"]}.png'), cv2.IMREAD_UNCHANGED)[..., [2, 1, 0, 3]]
            shell = shell_of(rgba[..., 3])
            if shell is None:
                continue
            x, m = upright(np.ascontiguousarray(rgba), shell, size)
            with torch.no_grad():
                x = torch.from_numpy(x)[None]
                heat, visible, kind, _ = net(torch.cat([x, x.flip(3)]))
            at = places(heat)
            other = at[1][list(MIRRORED)] * torch.tensor([-1.0, 1.0]) + torch.tensor([1.0, 0.0])
            chance = visible.sigmoid()
            other_chance = chance[1][list(MIRRORED)]
            off = ((at[0] - other) * torch.tensor([size[0] / size[1], 1.0])).norm(dim=1)
            allowed = [KINDS.index(k) for k in KINDS_OF_LABEL[row['label']]]
            kinds = kind.softmax(1).mean(0)
            best = max(allowed, key=lambda k: kinds[k])
            sure = len(allowed) == 1 or kinds[best] > 0.8
            mean = ((at[0] + other) / 2 * torch.tensor(size, dtype=torch.float32)).numpy()
            back = moved(mean, np.linalg.inv(m))
            labels = {}
            for i, name in enumerate(LANDMARKS):
                if chance[0, i] > SURE and other_chance[i] > SURE and off[i] < AGREE:
                    labels[name] = [float(v) for v in back[i]]
                elif chance[0, i] < 1 - SURE and other_chance[i] < 1 - SURE:
                    labels[name] = None
            found = sum(v is not None for v in labels.values())
            if found < 3 or not sure or kinds[best] < 0.3:
                continue
            kept += 1
            marks += found
            out.write(json.dumps({'image': row['image'], 'kind': KINDS[best], 'landmarks': labels}) + '\n')
    print(json.dumps({'photos': total, 'kept': kept, 'landmarks': marks}))


if __name__ == '__main__':
    main()
