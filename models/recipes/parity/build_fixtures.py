"""Tiny models with the vectors that the reference gives, for the parity spec of `npm test`.

Photo vectors: PIL and transformers' image processor, then CLIPModel or SiglipModel in PyTorch. Prompt vectors: the
family's own tokenizer as its makers use it (for SigLIP after `canonicalize_text`), then the model.
"""

import argparse
import base64
import json
import re
import string
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.transformers.float16 import convert_float_to_float16
from PIL import Image, ImageOps

import random_models
import layout
import photos
from model_manifest import described, save_manifest
from prompts import PROMPTS

sys.path.append(str(Path(__file__).resolve().parent.parent / 'int8'))
from quantise import quantise  # noqa: E402

DIGITS = 6
BLOCKS = 16


def canonicalize_text(text: str) -> str:
    """As big_vision and OpenCLIP do for SigLIP; curled quotes were made straight before (ftfy)."""
    text = re.sub('[‘’‛“”‟]', "'", text).replace('_', ' ')
    return ' '.join(text.translate(str.maketrans('', '', string.punctuation)).lower().split())


def unit(vectors: torch.Tensor) -> np.ndarray:
    return (vectors / vectors.norm(dim=-1, keepdim=True)).numpy()


def rounded(vector: np.ndarray) -> list[float]:
    return [round(float(value), DIGITS) for value in vector]


def pixels_of(photo: Image.Image, processor) -> torch.Tensor:
    return processor(images=photo.convert('RGB'), return_tensors='pt')['pixel_values']


def blocks_of(pixels: torch.Tensor, processor) -> str:
    """Means of 16×16 blocks as bytes, [3, 16, 16]: a photo that is cut or turned elsewhere shows here."""
    mean, std = (torch.tensor(values)[:, None, None] for values in (processor.image_mean, processor.image_std))
    shown = (pixels[0] * std + mean) * 255
    side = shown.shape[-1] // BLOCKS
    means = shown.reshape(3, BLOCKS, side, BLOCKS, side).mean(dim=(2, 4))
    return base64.b64encode(means.round().clamp(0, 255).to(torch.uint8).numpy().tobytes()).decode()


@torch.no_grad()
def photo_reference(model, processor, photo: Image.Image) -> dict:
    pixels = pixels_of(photo, processor)
    vector = unit(model.get_image_features(pixel_values=pixels).pooler_output)[0]
    return {'vector': rounded(vector), 'blocks': blocks_of(pixels, processor)}


@torch.no_grad()
def prompt_reference(model, tokenizer, family: str, prompt: str) -> dict:
    context = model.config.text_config.max_position_embeddings
    text = canonicalize_text(prompt) if family == 'siglip' else prompt
    options = {'padding': 'max_length'} if family == 'siglip' else {}
    encoded = tokenizer(text, truncation=True, max_length=context, return_tensors='pt', **options)
    inputs = {name: encoded[name] for name in ('input_ids', 'attention_mask') if name in encoded and (family == 'clip' or name == 'input_ids')}
    vector = unit(model.get_text_features(**inputs).pooler_output)[0]
    truncated = len(tokenizer(text)['input_ids']) > context
    return {'prompt': prompt, 'ids': encoded['input_ids'][0].tolist(), 'truncated': truncated, 'vector': rounded(vector)}


def add_half(folder: Path) -> None:
    """fp16 towers that take and answer fp16."""
    manifest = json.loads((folder / 'manifest.json').read_text())
    for tower in ('text', 'vision'):
        half = convert_float_to_float16(onnx.load(folder / f'onnx/{tower}_model.onnx'), keep_io_types=False)
        path = f'onnx/{tower}_model_fp16.onnx'
        onnx.save(half, folder / path)
        source = next(file for file in manifest['files'] if file.get('role') == tower)
        manifest['files'].append(described(folder, path, role=tower, precision='fp16', derived_from=source['sha256']))
    save_manifest(folder, manifest)


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--out', type=Path, default=Path('test/fixtures/encoders'))
    arg.add_argument('--data', type=Path, default=Path('../shared/data'), help='real photos, of which the vectors alone are kept')
    arg.add_argument('--real', type=int, default=24)
    arg = arg.parse_args()
    # The reference turns CMYK into RGB by arithmetic, Vitrine's intake by colour profile: what intake stored is compared.
    drawn = [path for path in photos.draw(arg.out / 'photos') if path.name != 'cmyk.jpg']
    found = sorted((arg.data / 'clothing/images').glob('*.jpg')) + sorted((arg.data / 'people').rglob('*.jpg'))
    real = [found[at * len(found) // arg.real] for at in range(arg.real)] if found else []
    random_models.random_model(arg.out / 'hub' / 'clip-random', 'clip-random', 'clip', 'tiny', one_file=True)
    (arg.out / 'hub' / 'clip-random' / 'manifest.json').unlink()
    for family in ('clip', 'siglip'):
        folder = arg.out / 'models' / f'{family}-random'
        model, tokenizer = random_models.random_model(folder, f'{family}-random', family, 'tiny', one_file=False)
        if family == 'clip':
            add_half(folder)
            quantise(folder)
        processor = layout.reference_processor(family)
        named = {}
        for path in drawn:
            with Image.open(path) as photo:
                named[path.name] = photo_reference(model, processor, photo)
                upright = ImageOps.exif_transpose(photo)
                if photo.getexif().get(0x0112, 1) != 1:
                    named[path.name]['upright'] = photo_reference(model, processor, upright)
        prompts = [prompt_reference(model, tokenizer, family, prompt) for prompt in PROMPTS]
        shown = {str(path.relative_to(arg.data)): photo_reference(model, processor, Image.open(path))['vector'] for path in real}
        layout.write_json(arg.out / f'{family}-reference.json', {'photos': named, 'prompts': prompts, 'real_photos': shown})
        for kind, vectors in (('photos', [each['vector'] for each in named.values()]), ('prompts', [each['vector'] for each in prompts])):
            cosines = np.array(vectors) @ np.array(vectors).T
            others = cosines[~np.eye(len(cosines), dtype=bool)]
            print(f'{family}: cosine of different {kind}: median {np.median(others):.3f}, 90th percentile {np.quantile(others, .9):.3f}')


if __name__ == '__main__':
    main()
