"""Photos and prompts a second of PyTorch and of Python's onnxruntime, as JSON.

python reference.py '{"device": "cpu", "family": "clip", "batches": [1, 8], ...}'

device      cpu or cuda; threads: of both runtimes on the CPU
text,vision ONNX files; without one, onnxruntime is left out
torch       whether PyTorch runs the random weights of this family (random_models.py)
photos      a folder of JPEG files, with preprocessor and tokenizer (files of the model): the whole way from bytes and
            words to vectors; without it, the towers alone on numbers that are there already
prompts     beside photos: what is encoded, one after the other and again from the first
seconds     for each figure
"""

import io
import json
import sys
import time
from pathlib import Path

import numpy as np

PHOTOS = 64


def photo_feeds(given: dict):
    """A function from numbers to the pixels of as many photos, as CLIPImageProcessor and SiglipImageProcessor make them."""
    size = given.get('size', 224)
    if 'photos' not in given:
        return lambda numbers: np.zeros((len(numbers), 3, size, size), np.float32)
    from PIL import Image

    settings = json.loads(Path(given['preprocessor']).read_text())
    mean, std = (np.array(settings[key], np.float32) for key in ('image_mean', 'image_std'))
    files = [path.read_bytes() for path in sorted(Path(given['photos']).glob('*.jpg'))[:PHOTOS]]

    def pixels(number: int) -> np.ndarray:
        photo = Image.open(io.BytesIO(files[number % len(files)])).convert('RGB')
        if settings.get('do_center_crop'):
            scale = size / min(photo.size)
            photo = photo.resize([max(size, int(side * scale)) for side in photo.size], Image.BICUBIC)
            left, top = ((side - size) // 2 for side in photo.size)
            photo = photo.crop((left, top, left + size, top + size))
        else:
            photo = photo.resize((size, size), Image.BICUBIC)
        return ((np.asarray(photo, np.float32) / 255 - mean) / std).transpose(2, 0, 1)

    return lambda numbers: np.ascontiguousarray(np.stack([pixels(number) for number in numbers]))


def prompt_feeds(given: dict):
    """A function from numbers to the tokens of as many prompts: ids and mask."""
    context = given['context']
    if 'photos' not in given:
        return lambda numbers: (np.full((len(numbers), context), 5, np.int64), np.ones((len(numbers), context), np.int64))
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(given['tokenizer'])
    padded = given['family'] == 'siglip'
    tokenizer.enable_truncation(context)
    tokenizer.enable_padding(length=context if padded else None)

    prompts = given['prompts']

    def feeds(numbers):
        encoded = tokenizer.encode_batch([prompts[number % len(prompts)] for number in numbers])
        return tuple(np.array([getattr(row, key) for row in encoded], np.int64) for key in ('ids', 'attention_mask'))

    return feeds


def torch_runner(given: dict, which: str):
    import torch

    from random_models import tower

    torch.set_num_threads(given.get('threads', 1))
    device = given['device']
    net = tower(given['family'], which).to(device)
    name = f'PyTorch {torch.__version__}'

    def run(arrays: tuple[np.ndarray, ...]) -> None:
        with torch.inference_mode():
            tensors = [torch.from_numpy(array).to(device) for array in arrays]
            net(*tensors).cpu().numpy()

    return name, run


def onnx_runner(given: dict, which: str):
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = given.get('threads', 1)
    options.inter_op_num_threads = 1
    providers = ['CUDAExecutionProvider', 'CPUExecutionProvider'] if given['device'] == 'cuda' else ['CPUExecutionProvider']
    session = ort.InferenceSession(given[which], options, providers=providers)
    names = [put.name for put in session.get_inputs()]
    return f'onnxruntime {ort.__version__}', lambda arrays: session.run(None, dict(zip(names, arrays)))


def rate(run, feeds, batch: int, seconds: float) -> float:
    for _ in range(2):
        run(feeds(range(batch)))
    done, start = 0, time.perf_counter()
    while (spent := time.perf_counter() - start) < seconds:
        run(feeds(range(done, done + batch)))
        done += batch
    return done / spent


def main() -> None:
    given = json.loads(sys.argv[1])
    figures = []
    for which in ('vision', 'text'):
        runners = [torch_runner(given, which)] if given.get('torch') else []
        if which in given:
            runners.append(onnx_runner(given, which))
        make = photo_feeds(given) if which == 'vision' else prompt_feeds(given)
        masked = which == 'text' and given['family'] == 'clip'
        for name, run in runners:
            for batch in given['batches']:
                feeds = make if masked else (lambda numbers: (make(numbers),) if which == 'vision' else make(numbers)[:1])
                figures.append({'tower': which, 'batch': batch, 'runtime': name, 'per_second': rate(run, feeds, batch, given['seconds'])})
    print(json.dumps(figures))


if __name__ == '__main__':
    main()
