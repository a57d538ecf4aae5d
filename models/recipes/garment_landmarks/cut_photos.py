"""Cuts photos of the Clothing dataset out with the built-in cutter: NAME.png, longest side 256, the mask as alpha channel."""

import argparse
import csv
import json
from pathlib import Path

import cv2
import numpy as np
import onnxruntime

LONGEST = 256
WHITE = 250
# Which kinds a label may mean; others are no garment of these kinds, or may be any.
KINDS_OF_LABEL = {
    'T-Shirt': ('top',), 'Longsleeve': ('top', 'outerwear-closed', 'outerwear-open'), 'Polo': ('top',), 'Undershirt': ('top',), 'Top': ('top',), 'Blouse': ('top',),
    'Shirt': ('top',), 'Hoodie': ('top', 'outerwear-open', 'outerwear-closed'),
    'Dress': ('dress',), 'Skirt': ('skirt',), 'Pants': ('trousers',), 'Shorts': ('shorts',),
    'Outwear': ('outerwear-open', 'outerwear-closed'), 'Blazer': ('outerwear-open', 'outerwear-closed'),
}


def cut(session: onnxruntime.InferenceSession, photo: np.ndarray) -> np.ndarray | None:
    """RGB uint8 -> RGBA uint8, or nothing where hardly anything was found."""
    h, w = photo.shape[:2]
    height, width = session.get_inputs()[0].shape[2:]
    small = cv2.resize(photo, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32)
    coverage = session.run(['coverage'], {'pixel_values': ((small - 127.5) / 63.75).transpose(2, 0, 1)[None]})[0][0]
    mask = cv2.resize(coverage, (w, h), interpolation=cv2.INTER_LINEAR)
    mask = np.clip((mask - 0.5) * 5 + 0.5, 0, 1)
    count, labels, stats, _ = cv2.connectedComponentsWithStats((mask > 0.5).astype(np.uint8))
    if count < 2:
        return None
    areas = stats[:, cv2.CC_STAT_AREA].copy()
    areas[0] = 0
    if areas.max() < 0.03 * h * w:
        return None
    kept = np.flatnonzero(areas > 0.12 * areas.max())
    mask *= cv2.dilate(np.isin(labels, kept).astype(np.uint8), np.ones((3, 3), np.uint8))
    return np.dstack([photo, np.round(255 * mask).astype(np.uint8)])


def before_white(rgba: np.ndarray) -> np.ndarray:
    mask = rgba[..., 3:].astype(np.float32) / 255
    return np.round(rgba[..., :3] * mask + WHITE * (1 - mask)).astype(np.uint8)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--data', type=Path, required=True)
    p.add_argument('--cutter', default='models/garment-cutter/model.onnx')
    p.add_argument('--out', type=Path, required=True)
    p.add_argument('--marks', type=Path, help='only the photos of these marks; otherwise photos of the train split')
    p.add_argument('--each', type=int, default=120, help='photos of a label')
    p.add_argument('--but', type=Path, nargs='+', default=[], help='no photo of the senders whose photos these marks are of')
    p.add_argument('--white', action='store_true', help='cut out a second time, before white as shops show them')
    a = p.parse_args()
    cv2.setNumThreads(1)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(a.cutter, options)
    a.out.mkdir(parents=True, exist_ok=True)
    with open(a.data / 'clothing' / 'images.csv') as file:
        rows = list(csv.DictReader(file))
    kept_out = {row['image'] for marks in a.but for row in json.loads(marks.read_text())}
    senders = {r['sender'] for r in rows if r['image'] in kept_out}
    rows = [r for r in rows if r['sender'] not in senders]
    if a.marks:
        marked = {row['image'] for row in json.loads(a.marks.read_text())}
        chosen = [r for r in rows if r['image'] in marked]
    else:
        seen: dict[str, int] = {}
        chosen = []
        for r in rows:
            if r['split'] == 'train' and r['label'] in KINDS_OF_LABEL and seen.get(r['label'], 0) < a.each:
                seen[r['label']] = seen.get(r['label'], 0) + 1
                chosen.append(r)
    with open(a.out / 'photos.csv', 'w') as file:
        file.write('image,label\n')
        for r in chosen:
            picture = cv2.imread(str(a.data / 'clothing' / 'images' / f'{r["image"]}.jpg'))
            if picture is None:
                continue
            scale = LONGEST / max(picture.shape[:2])
            rgba = cut(session, cv2.resize(picture[..., ::-1], None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))
            if rgba is not None and a.white:
                rgba = cut(session, before_white(rgba))
            if rgba is None:
                continue
            cv2.imwrite(str(a.out / f'{r["image"]}.png'), rgba[..., [2, 1, 0, 3]])
            file.write(f'{r["image"]},{r["label"]}\n')


if __name__ == '__main__':
    main()
