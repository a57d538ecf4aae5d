"""What the product does to find a worn item's own part of a photo (its part-frame.ts, part-mask.ts): the person is parsed, the part is
framed, and within the frame all that is not of the part is covered."""

from pathlib import Path

import cv2
import numpy as np
import onnxruntime
from PIL import Image

from person_parser.by_colours import by_colours
from person_parser.classes import CLASSES
from person_parser.dress_as_one import dress_as_one

PARTS_REVISION = 3  # of how parts are found, as the product counts it (its part-reader.ts)
TORSO = ('upper', 'dress', 'outer')  # on a body taken for each other
FEW, NONE, STRAY, MARGIN = 1 / 1100, 1 / 3000, 0.01, 0.08
GROUND, RIM = 235, 2  # grey that covers; pixels of the view beyond the part that stay
Frame = tuple[float, float, float, float]  # left, top, right, bottom, shares of the photo's sides


class Parser:
    def __init__(self, folder: Path, threads: int = 1):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(str(folder / 'model.onnx'), options)

    def read(self, rgb: np.ndarray) -> np.ndarray:
        """uint8 [h, w, 3] -> uint8 [288, 192], places in CLASSES."""
        small = np.asarray(Image.fromarray(rgb).resize((192, 288), Image.LANCZOS))
        x = ((small.astype(np.float32) - 127.5) / 63.75).transpose(2, 0, 1)[None].astype(np.float32)
        (chances,) = self.session.run(['probabilities'], {'pixel_values': x})[0]
        return dress_as_one(by_colours(chances, small), small).argmax(0).astype(np.uint8)


def pixels_of(labels: np.ndarray, part: str) -> np.ndarray:
    """bool like labels: what is of the part; of the torso where a part of it is hardly there."""
    found = labels == CLASSES.index(part)
    if part in TORSO and found.sum() < FEW * labels.size:
        return np.isin(labels, [CLASSES.index(name) for name in TORSO])
    return found


def part_frame(labels: np.ndarray, part: str) -> Frame | None:
    found = pixels_of(labels, part)
    if found.sum() < NONE * labels.size:
        return None
    (top, bottom), (left, right) = (_range(places, side) for places, side in zip(np.nonzero(found), labels.shape))
    pad = MARGIN * max(right - left, bottom - top)
    return max(0.0, left - pad), max(0.0, top - pad), min(1.0, right + pad), min(1.0, bottom + pad)


def _range(places: np.ndarray, side: int) -> tuple[float, float]:
    places, stray = np.sort(places), int(STRAY * len(places))
    return places[stray] / side, (places[-1 - stray] + 1) / side


def cut(rgb: np.ndarray, frame: Frame) -> np.ndarray:
    height, width = rgb.shape[:2]
    x, y = int(frame[0] * width), int(frame[1] * height)
    right, bottom = max(x + 1, int(np.ceil(frame[2] * width))), max(y + 1, int(np.ceil(frame[3] * height)))
    return rgb[y:bottom, x:right]


def alone(view: np.ndarray, labels: np.ndarray, part: str, frame: Frame) -> np.ndarray:
    """view: uint8 [h, w, 3], the frame's pixels as the encoder takes them -> the same with all but the part covered."""
    height, width = view.shape[:2]
    rows = ((frame[1] + (np.arange(height) + 0.5) / height * (frame[3] - frame[1])) * labels.shape[0]).astype(int).clip(0, labels.shape[0] - 1)
    columns = ((frame[0] + (np.arange(width) + 0.5) / width * (frame[2] - frame[0])) * labels.shape[1]).astype(int).clip(0, labels.shape[1] - 1)
    own = pixels_of(labels, part)[np.ix_(rows, columns)].astype(np.uint8)
    own = cv2.dilate(own, np.ones((2 * RIM + 1, 2 * RIM + 1), np.uint8))
    return np.where(own[..., None] > 0, view, GROUND).astype(np.uint8)
