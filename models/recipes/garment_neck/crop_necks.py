"""Cuts the marked photos out with the built-in cutter: NAME.png, the neck's frame and as much again beside it, the mask as alpha channel."""

import argparse
import json
from pathlib import Path

import cv2
import numpy as np
import onnxruntime

from garment_landmarks.cut_photos import cut
from neck_samples import KEPT, KEPT_SIDE, kept_matrix


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--data', type=Path, required=True)
    p.add_argument('--cutter', default='models/garment-cutter/model.onnx')
    p.add_argument('--marks', type=Path, default=Path('models/recipes/garment_neck/marks.json'))
    p.add_argument('--out', type=Path, required=True)
    a = p.parse_args()
    cv2.setNumThreads(1)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(a.cutter, options)
    a.out.mkdir(parents=True, exist_ok=True)
    for mark in json.loads(a.marks.read_text()):
        photo = cv2.imread(str(a.data / 'clothing' / 'images' / f'{mark["image"]}.jpg'))[..., ::-1]
        rgba = cut(session, np.ascontiguousarray(photo))
        if rgba is None:
            continue
        matrix = kept_matrix(mark['frame'])
        crop = cv2.warpAffine(rgba, matrix, (KEPT_SIDE, KEPT_SIDE), flags=cv2.INTER_CUBIC, borderValue=(250, 250, 250, 0))
        cv2.imwrite(str(a.out / f'{mark["image"]}.png'), crop[..., [2, 1, 0, 3]])


if __name__ == '__main__':
    main()
