"""What the person parser's encoder sees of a draft: means over the picture, over the new cloth and over what was painted beside it."""

from pathlib import Path

import cv2
import numpy as np
import onnx
import onnxruntime

SIZE = (192, 288)  # width, height
MARGIN = 0.06  # of the longer side of what was changed
STRIDE_16 = '/net/encoder/stages.4/stages.4.2/Add_output_0'
STRIDE_32 = '/net/encoder/stages.6/stages.6.0/project/Conv_output_0'


def encoder(parser: Path) -> onnxruntime.InferenceSession:
    """The parser with its features at strides 16 and 32 as answers."""
    model = onnx.load(parser)
    for name in (STRIDE_16, STRIDE_32):
        model.graph.output.append(onnx.helper.make_empty_tensor_value_info(name))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(model.SerializeToString(), options)


def cropped(picture: np.ndarray, box: tuple[float, float, float, float], border: int) -> np.ndarray:
    """`box` (x, y, width, height; it may reach beyond the picture) squashed to `SIZE`."""
    x, y, w, h = box
    by = SIZE[0] / w, SIZE[1] / h
    if min(by) < 0.7:
        picture = cv2.GaussianBlur(picture, (0, 0), 0.4 / min(by))
    return cv2.warpAffine(picture, np.float32([[by[0], 0, -x * by[0]], [0, by[1], -y * by[1]]]), SIZE, flags=cv2.INTER_LINEAR, borderMode=border)


def mean_over(features: np.ndarray, share: np.ndarray) -> np.ndarray:
    return (features * share).sum((1, 2)) / max(float(share.sum()), 1e-3)


def features_of(session: onnxruntime.InferenceSession, draft: np.ndarray, visible: np.ndarray, edit: np.ndarray) -> list[np.ndarray]:
    """RGB uint8 [h, w, 3] and two masks 0-1 [h, w] -> vectors: of what was changed from close by, and of the whole picture."""
    h, w = draft.shape[:2]
    rows, columns = np.nonzero(np.maximum(visible, edit) > 0.5)
    left, right, top, bottom = columns.min(), columns.max() + 1, rows.min(), rows.max() + 1
    margin = MARGIN * max(right - left, bottom - top)
    tall = max(h, 1.5 * w)
    close = left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin
    whole = w / 2 - tall / 3, h / 2 - tall / 2, tall / 1.5, tall
    seen = []
    for box in (close, whole):
        pixels = (cropped(draft, box, cv2.BORDER_REPLICATE).astype(np.float32) - 127.5) / 63.75
        new, changed = (cropped(mask.astype(np.float32), box, cv2.BORDER_CONSTANT) for mask in (visible, edit))
        # The second of each answer is of the mirror image.
        for features, _ in session.run([STRIDE_16, STRIDE_32], {'pixel_values': np.ascontiguousarray(pixels.transpose(2, 0, 1)[None])}):
            size = features.shape[2], features.shape[1]
            cloth = cv2.resize(new, size, interpolation=cv2.INTER_AREA)
            painted = np.clip(cv2.resize(changed, size, interpolation=cv2.INTER_AREA) - cloth, 0, 1)
            everywhere = np.concatenate([features.mean((1, 2)), features.std((1, 2)), features.max((1, 2))])
            seen += [everywhere, mean_over(features, cloth), mean_over(features, painted)]
    return seen
