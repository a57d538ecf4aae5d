"""Pairs as shops have them, made of owners' and street photos: garments before white, people before a studio's paper; `pairs.csv` for `tryon sheet`."""

import argparse
import csv
import json
from pathlib import Path

import cv2
import numpy as np
import onnxruntime

from classes import class_of_label
from cut_photos import cut
from studio import in_studio, paper

SIZE = (768, 1024)
TYPES = {
    'T-Shirt': 'top', 'Longsleeve': 'top', 'Polo': 'top', 'Shirt': 'top', 'Hoodie': 'top', 'Top': 'top', 'Blouse': 'top', 'Undershirt': 'top',
    'Dress': 'dress', 'Skirt': 'bottom', 'Pants': 'bottom', 'Shorts': 'bottom', 'Outwear': 'outer', 'Blazer': 'outer',
}
LEAST, MOST, BORDER = 0.12, 0.7, 3  # share of the photo that a garment covers; pixels that it keeps from the frame
LONG = ('dress', 'bottom')  # these are shown on more of the person


def garment_cover(session: onnxruntime.InferenceSession, photo: np.ndarray) -> np.ndarray | None:
    """RGB uint8 [h, w, 3] -> cover 0-1 [h, w] of the garment, its edge where colours change; nothing where it is not seen whole."""
    rgba = cut(session, photo)
    if rgba is None:
        return None
    sure = rgba[..., 3] > 127
    share = sure.mean()
    edge = np.ones_like(sure)
    edge[BORDER:-BORDER, BORDER:-BORDER] = False
    if not LEAST < share < MOST or (sure & edge).any():
        return None
    reach = max(3, round(0.02 * max(photo.shape[:2]))) | 1
    kernel = np.ones((reach, reach), np.uint8)
    inner, outer = cv2.erode(sure.astype(np.uint8), kernel), cv2.dilate(sure.astype(np.uint8), kernel)
    state = np.where(inner, cv2.GC_FGD, np.where(outer, np.where(sure, cv2.GC_PR_FGD, cv2.GC_PR_BGD), cv2.GC_BGD)).astype(np.uint8)
    cv2.grabCut(np.ascontiguousarray(photo[..., ::-1]), state, None, np.zeros((1, 65)), np.zeros((1, 65)), 3, cv2.GC_INIT_WITH_MASK)
    mask = ((state == cv2.GC_FGD) | (state == cv2.GC_PR_FGD)).astype(np.uint8)
    mask = cv2.morphologyEx(cv2.medianBlur(mask, 5), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
    if count < 2:
        return None
    largest = labels == 1 + stats[1:, cv2.CC_STAT_AREA].argmax()
    return cv2.GaussianBlur(largest.astype(np.float32), (0, 0), 0.7)


def product_photo(photo: np.ndarray, cover: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The garment before white or nearly white paper with a faint shadow, RGB uint8 of `SIZE`."""
    w, h = SIZE
    rows, columns = np.flatnonzero((cover > 0.5).any(1)), np.flatnonzero((cover > 0.5).any(0))
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    scale = min(rng.uniform(0.72, 0.9) * h / (bottom - top), rng.uniform(0.78, 0.92) * w / (right - left))
    shift = (w / 2 - scale * (left + right) / 2, h / 2 - scale * (top + bottom) / 2)
    matrix = np.float32([[scale, 0, shift[0]], [0, scale, shift[1]]])
    mask = cv2.warpAffine(cover, matrix, SIZE, flags=cv2.INTER_CUBIC).clip(0, 1)[..., None]
    cloth = cv2.warpAffine(photo, matrix, SIZE, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE).astype(np.float32)
    ground = np.full((h, w, 3), rng.choice([255.0, 250.0, 244.0]), np.float32)
    if rng.random() < 0.5:
        ground *= 1 - 0.12 * cv2.GaussianBlur(np.roll(mask[..., 0], 8, 0), (0, 0), 12)[..., None]
    return np.round(cloth * mask + ground * (1 - mask)).clip(0, 255).astype(np.uint8)


def person_photo(photo: np.ndarray, classes: np.ndarray, kind: str, rng: np.random.Generator) -> np.ndarray:
    """Head to hip, to knee or to feet before a studio's paper, RGB uint8 of `SIZE`."""
    picture, labels = in_studio(photo, classes, paper(classes, rng, 200))
    ground = np.median(picture[labels == 0], 0) if (labels == 0).any() else np.full(3, 240.0)
    w, h = SIZE
    rows = np.flatnonzero((labels > 0).any(1))
    top, bottom = rows[0], rows[-1] + 1
    last = top + (bottom - top) * rng.choice([0.62, 0.8, 1.03] if kind not in LONG else [0.9, 1.03])
    first = top - rng.uniform(0.02, 0.06) * (last - top)
    inside = np.flatnonzero((labels[int(top) : int(last)] > 0).any(0))
    middle = (inside[0] + inside[-1]) / 2
    scale = min(h / (last - first), 1.0 * w / max(inside[-1] - inside[0], 1))
    matrix = np.float32([[scale, 0, w / 2 - scale * middle], [0, scale, -scale * first if scale * (last - first) >= h - 1 else h - scale * last]])
    return cv2.warpAffine(picture, matrix, SIZE, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=ground.tolist())


def rows_of(file: Path, split: str) -> list[dict]:
    with open(file) as lines:
        return [row for row in csv.DictReader(lines) if row['split'] == split]


def read(path: Path) -> np.ndarray:
    return np.ascontiguousarray(cv2.imread(str(path))[..., ::-1])


def write(path: Path, picture: np.ndarray) -> None:
    cv2.imwrite(str(path), picture[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 94])


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--data', type=Path, required=True)
    p.add_argument('--cutter', default='models/garment-cutter/model.onnx')
    p.add_argument('--seed', type=int, required=True, help='the same seed gives the same pairs')
    p.add_argument('--count', type=int, default=60)
    p.add_argument('--types', nargs='+', default=['top', 'top', 'bottom', 'top', 'dress', 'outer'], help='in turn')
    p.add_argument('--split', choices=('train', 'val'), default='train', help='of both; val has figures published on it')
    p.add_argument('--people', nargs='+', help='only people who wear one of these labels …')
    p.add_argument('--but', nargs='+', default=[], help='… and none of these')
    p.add_argument('--skip', type=Path, help='JSON list of garments (or people) that turned out badly cut')
    p.add_argument('--out', type=Path, required=True)
    a = p.parse_args()
    cv2.setNumThreads(1)
    rng = np.random.default_rng(a.seed)
    session = onnxruntime.InferenceSession(a.cutter)
    skipped = set(json.loads(a.skip.read_text())) if a.skip else set()
    clothes = [r for r in rows_of(a.data / 'clothing/images.csv', a.split) if r['kids'].lower() != 'true' and r['image'] not in skipped]
    people = [r for r in rows_of(a.data / 'people/people.csv', a.split) if r['photo'] not in skipped]
    people = [r for r in people if not a.people or set(a.people) & set(r['labels'].split())]
    people = [r['photo'] for r in people if not set(a.but) & set(r['labels'].split())]
    to_class = class_of_label(a.data / 'people/labels.txt')
    rng.shuffle(clothes)
    rng.shuffle(people)
    a.out.mkdir(parents=True, exist_ok=True)
    with open(a.out / 'pairs.csv', 'w') as file:
        file.write('person,garment,type\n')
        for number in range(a.count):
            kind = a.types[number % len(a.types)]
            person, cover = people[number % len(people)], None
            while cover is None:
                garment = next((r for r in clothes if TYPES.get(r['label']) == kind), None)
                if garment is None:
                    raise SystemExit(f'No more garments of type {kind}; ask for fewer pairs.')
                clothes.remove(garment)
                photo = read(a.data / 'clothing/images' / f'{garment["image"]}.jpg')
                cover = garment_cover(session, photo)
            names = f'{number:03}-{person}.jpg', f'{number:03}-{garment["image"]}.jpg'
            classes = to_class[cv2.imread(str(a.data / 'people/masks' / f'{person}.png'), cv2.IMREAD_GRAYSCALE)]
            write(a.out / names[0], person_photo(read(a.data / 'people/photos' / f'{person}.jpg'), classes, kind, rng))
            write(a.out / names[1], product_photo(photo, cover, rng))
            file.write(f'{names[0]},{names[1]},{kind}\n')


if __name__ == '__main__':
    main()
