"""What a model's int8 towers lose and gain against its fp32 ones, on real photos and prompts.

Loss: for every prompt the photos are ranked by both; Spearman's rank correlation over all photos, and how many of the
first ten are the same. Vectors: the cosine of the same photo's or prompt's two vectors. Gain: medians of single
calls on one thread, the two precisions in turn.
"""

import argparse
import json
import time
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image
from transformers import AutoTokenizer, CLIPImageProcessorPil, PreTrainedTokenizerFast, SiglipImageProcessorPil

PROMPTS = (
    'a red dress|blue jeans|a black leather jacket|white sneakers|a grey hoodie|a striped shirt|a floral skirt|brown boots|'
    'a warm winter coat|a light summer dress, not too formal|shorts for the beach|a navy blazer|a green t-shirt|a knitted sweater|'
    'something for a wedding|a hat|a pink blouse|checked trousers|a denim skirt|an orange top'
).split('|')


def session(folder: Path, manifest: dict, tower: str, precision: str, threads: int) -> onnxruntime.InferenceSession:
    for file in manifest['files']:
        if file.get('role') == tower and file.get('precision', manifest['precision']) == precision:
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads, options.inter_op_num_threads, options.log_severity_level = threads, 1, 3
            # As libs/inference/src/session-worker.ts.
            options.add_session_config_entry('session.x64quantprecision', '1')
            return onnxruntime.InferenceSession(str(folder / file['path']), options, providers=['CPUExecutionProvider'])
    raise SystemExit(f'{manifest["name"]} has no {precision} {tower} tower')


def unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)


def ranks(values: np.ndarray) -> np.ndarray:
    return values.argsort().argsort().astype(np.float64)


def in_turn(calls: dict[str, callable], rounds: int) -> dict[str, float]:
    """Median milliseconds of each call, the calls taking turns so that a busy machine is busy for all of them."""
    times = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            start = time.perf_counter()
            call()
            times[name].append((time.perf_counter() - start) * 1000)
    return {name: float(np.median(values[1:])) for name, values in times.items()}


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('model', type=Path)
    arg.add_argument('--photos', type=Path, default=Path('../shared/data/clothing/images'))
    arg.add_argument('--count', type=int, default=200)
    arg.add_argument('--threads', type=int, default=1)
    arg.add_argument('--rounds', type=int, default=15, help='of the timing')
    arg = arg.parse_args()
    manifest = json.loads((arg.model / 'manifest.json').read_text())
    config = json.loads((arg.model / 'preprocessor_config.json').read_text())
    family = manifest['family']
    processor = (CLIPImageProcessorPil if family == 'clip' else SiglipImageProcessorPil)(**{key: config[key] for key in config if key in ('size', 'crop_size', 'image_mean', 'image_std', 'resample', 'do_center_crop')})
    tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(arg.model / 'tokenizer.json'), **{key: value for key, value in json.loads((arg.model / 'tokenizer_config.json').read_text()).items() if key.endswith('_token')})
    every = sorted(arg.photos.glob('*.jpg'))
    photos = [every[at * len(every) // arg.count] for at in range(arg.count)]
    pixels = [processor(images=Image.open(photo).convert('RGB'), return_tensors='np')['pixel_values'] for photo in photos]
    padding = 'max_length' if family == 'siglip' else True
    tokens = [dict(tokenizer(prompt, padding=padding, truncation=True, max_length=manifest['context_length'], return_tensors='np')) for prompt in PROMPTS]
    vectors, calls = {}, {}
    for precision in ('fp32', 'int8'):
        text, vision = (session(arg.model, manifest, tower, precision, arg.threads) for tower in ('text', 'vision'))
        names = {each.name for each in text.get_inputs()}
        feeds = [{name: value.astype(np.int64) for name, value in prompt.items() if name in names} for prompt in tokens]
        vectors[precision] = (
            unit(np.concatenate([text.run(['text_embeds'], feed)[0] for feed in feeds])),
            unit(np.concatenate([vision.run(['image_embeds'], {'pixel_values': photo})[0] for photo in pixels])),
        )
        calls[f'photo {precision}'] = lambda vision=vision: vision.run(['image_embeds'], {'pixel_values': pixels[0]})
        calls[f'prompt {precision}'] = lambda text=text, feed=feeds[9]: text.run(['text_embeds'], feed)
    (text_a, photo_a), (text_b, photo_b) = vectors['fp32'], vectors['int8']
    scores_a, scores_b = text_a @ photo_a.T, text_b @ photo_b.T
    spearman = [np.corrcoef(ranks(a), ranks(b))[0, 1] for a, b in zip(scores_a, scores_b)]
    common = [len(set(np.argsort(-a)[:10]) & set(np.argsort(-b)[:10])) / 10 for a, b in zip(scores_a, scores_b)]
    cosines = {'photos': (photo_a * photo_b).sum(1), 'prompts': (text_a * text_b).sum(1)}
    print(f'{manifest["name"]}: {len(photos)} photos, {len(PROMPTS)} prompts, {arg.threads} thread(s)')
    for kind, values in cosines.items():
        print(f'cosine of fp32 and int8, {kind}: median {np.median(values):.5f}, least {values.min():.5f}')
    print(f'rank correlation over all photos: mean {np.mean(spearman):.4f}, least {np.min(spearman):.4f}')
    print(f'of the first ten the same: mean {np.mean(common):.3f}, least {np.min(common):.1f}')
    for name, value in in_turn(calls, arg.rounds).items():
        print(f'{name}: {value:.2f} ms')


if __name__ == '__main__':
    main()
