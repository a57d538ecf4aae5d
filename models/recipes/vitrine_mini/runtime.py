"""The exported model as a deployment runs it: ONNX Runtime, Pillow bicubic, Hugging Face tokenizer."""

import json
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image, ImageOps
from tokenizers import Tokenizer


class Encoder:
    def __init__(self, folder: Path, threads: int = 1):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.vision = onnxruntime.InferenceSession(str(folder / 'onnx' / 'vision_model.onnx'), options)
        self.text = onnxruntime.InferenceSession(str(folder / 'onnx' / 'text_model.onnx'), options)
        self.tokenizer = Tokenizer.from_file(str(folder / 'tokenizer.json'))
        self.processor = json.loads((folder / 'preprocessor_config.json').read_text())

    def pixels(self, file: Path) -> np.ndarray:
        """-> float32 [3, H, W]: squashed, scaled, normalised."""
        p = self.processor
        image = ImageOps.exif_transpose(Image.open(file)).convert('RGB')
        image = image.resize((p['size']['width'], p['size']['height']), p['resample'])
        x = np.asarray(image, np.float32) * p['rescale_factor']
        x = (x - np.array(p['image_mean'], np.float32)) / np.array(p['image_std'], np.float32)
        return np.ascontiguousarray(x.transpose(2, 0, 1))

    def photos(self, files: list[Path]) -> np.ndarray:
        """-> unit float32 [N, D]."""
        out = [self.vision.run(None, {'pixel_values': np.stack([self.pixels(f) for f in files[i : i + 16]])})[0] for i in range(0, len(files), 16)]
        return _unit(np.concatenate(out))

    def prompts(self, texts: list[str]) -> np.ndarray:
        """-> unit float32 [N, D]."""
        out = []
        for text in texts:
            ids = np.array([self.tokenizer.encode(text).ids], np.int64)
            out.append(self.text.run(None, {'input_ids': ids, 'attention_mask': np.ones_like(ids)})[0])
        return _unit(np.concatenate(out))


def _unit(x: np.ndarray) -> np.ndarray:
    return x / np.linalg.norm(x, axis=1, keepdims=True).clip(1e-12)
