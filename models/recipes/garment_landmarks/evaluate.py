"""Figures of the model card: errors in per cent of the garment's length, the height from its highest to its lowest landmark."""

import argparse
import json
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
import torch

from names import KINDS, LANDMARKS
from network import places
from samples import moved, read_drawn, shell_of, upright


def answer(session: onnxruntime.InferenceSession, rgba: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """Places in pixels of the picture [24, 2], visibilities, kinds, ghost."""
    _, _, height, width = session.get_inputs()[0].shape
    x, m = upright(rgba, shell_of(rgba[..., 3]), (width, height))
    heat, visible, kinds, ghost = session.run(None, {'pixel_values': x[None]})
    at = places(torch.from_numpy(heat))[0].numpy() * [width, height]
    return moved(at.astype(np.float32), np.linalg.inv(m)), visible[0], kinds[0], float(ghost[0])


class Score:
    def __init__(self) -> None:
        self.errors: list[list[float]] = [[] for _ in LANDMARKS]
        self.seen: list[bool] = []
        self.kinds: list[tuple[int, int]] = []
        self.ghosts: list[bool] = []

    def add(self, at: np.ndarray, visible: np.ndarray, truth: np.ndarray, sure: np.ndarray) -> None:
        length = np.nanmax(truth[:, 1]) - np.nanmin(truth[:, 1])
        for i in np.flatnonzero(~np.isnan(truth[:, 0])):
            self.errors[i].append(100 * float(np.hypot(*(at[i] - truth[i]))) / length)
        self.seen += [bool((visible[i] > 0.5) == (not np.isnan(truth[i, 0]))) for i in np.flatnonzero(sure)]

    def tell(self, title: str) -> None:
        print(f'## {title}: {len(self.kinds)} garments')
        print('| landmark | places | RMS | median | over 5 % |\n| --- | --- | --- | --- | --- |')
        for i in range(0, len(LANDMARKS)):
            if LANDMARKS[i].endswith('_right'):
                continue
            both = np.array(self.errors[i] + (self.errors[i + 1] if LANDMARKS[i].endswith('_left') else []))
            if both.size:
                print(f'| {LANDMARKS[i].removesuffix("_left")} | {both.size} | {np.sqrt((both**2).mean()):.1f} | {np.median(both):.1f} | {100 * (both > 5).mean():.0f} % |')
        every = np.concatenate([e for e in self.errors if e])
        print(f'| **all** | {every.size} | {np.sqrt((every**2).mean()):.1f} | {np.median(every):.1f} | {100 * (every > 5).mean():.0f} % |')
        right = [a == b for a, b in self.kinds]
        print(f'visibility {100 * np.mean(self.seen):.1f} %, kind {100 * np.mean(right):.1f} %', f'ghost {100 * np.mean(self.ghosts):.1f} %' if self.ghosts else '')
        wrong: dict[str, int] = {}
        for a, b in self.kinds:
            if a != b:
                wrong[f'{KINDS[b]} taken for {KINDS[a]}'] = wrong.get(f'{KINDS[b]} taken for {KINDS[a]}', 0) + 1
        print(dict(sorted(wrong.items(), key=lambda w: -w[1])[:8]))


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--model', default='models/garment-landmarks/model.onnx')
    p.add_argument('--drawn', type=Path, help='drawn garments that no training saw')
    p.add_argument('--cut', type=Path, help='the marked photos, cut out by cut_photos.py --marks')
    p.add_argument('--marks', type=Path, default=Path(__file__).with_name('marks.json'))
    a = p.parse_args()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(a.model, options)
    if a.drawn:
        score = Score()
        for e in read_drawn(a.drawn):
            at, visible, kinds, ghost = answer(session, e.rgba)
            score.add(at, visible, e.points, e.known)
            score.kinds.append((int(kinds.argmax()), int(e.kinds.argmax())))
            score.ghosts.append((ghost > 0.5) == (e.ghost > 0.5))
        score.tell('drawn')
    if a.cut:
        score = Score()
        for row in json.loads(a.marks.read_text()):
            picture = cv2.imread(str(a.cut / f'{row["image"]}.png'), cv2.IMREAD_UNCHANGED)
            if picture is None:
                continue
            rgba = np.ascontiguousarray(picture[..., [2, 1, 0, 3]])
            truth = np.full((len(LANDMARKS), 2), np.nan)
            sure = np.array([name not in row['unsure'] for name in LANDMARKS])
            for name, at in row['landmarks'].items():
                truth[LANDMARKS.index(name)] = np.array(at) * [rgba.shape[1], rgba.shape[0]]
            at, visible, kinds, _ = answer(session, rgba)
            score.add(at, visible, truth, sure)
            score.kinds.append((int(kinds.argmax()), KINDS.index(row['kind'])))
        score.tell('marked photos')


if __name__ == '__main__':
    main()
