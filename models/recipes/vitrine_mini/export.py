"""Writes models/vitrine-mini: ONNX towers, tokenizer and configuration in the layout of CLIP on the model hub."""

import argparse
import json
import os
import warnings
from pathlib import Path

import torch
from torch import nn
from tokenizers import Tokenizer

from attributes import CLASSES, DIMENSION, INDEX, directions
from descriptors import Descriptors
from feeder import MEAN, STD
from tokenizer import CONTEXT
from towers import Head, PhotoTower, Sharpened, TextTower, TwoViews, VisionTower

OPSET = 17


def _export(net: nn.Module, inputs: tuple[torch.Tensor, ...], names: list[str], output: str, axes: dict, file: Path) -> None:
    part = file.with_suffix('.part')
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        torch.onnx.export(net, inputs, str(part), input_names=names, output_names=[output], dynamic_axes=axes, opset_version=OPSET, dynamo=False)
    os.replace(part, file)


def _replace_text(file: Path, text: str) -> None:
    part = file.with_name(f'{file.name}.part')
    part.write_text(text)
    os.replace(part, file)


def photo_tower(run: Path, two_views: bool, size: int) -> nn.Module:
    """The network of a run folder (vision.pt, head.pt) as it is exported."""
    tower: nn.Module = VisionTower(DIMENSION).eval()
    tower.load_state_dict(torch.load(run / 'vision.pt', map_location='cpu')['vision'])
    if (run / 'head.pt').exists():
        weights = torch.load(run / 'head.pt', map_location='cpu')['head']
        head = Head(weights['mean'].numel(), DIMENSION)
        head.load_state_dict(weights)
        tower = PhotoTower(tower, Descriptors(), head, MEAN, STD)
    classes = torch.from_numpy(directions()[[INDEX[name] for name in CLASSES]])
    return Sharpened(TwoViews(tower, size) if two_views else tower, classes).eval()


def export_prompt_tower(run: Path, out: Path) -> None:
    """text_model.onnx and the tokenizer's files from a run folder."""
    text = TextTower(DIMENSION, Tokenizer.from_file(str(run / 'tokenizer.json')).get_vocab_size(), CONTEXT).eval()
    text.load_state_dict(torch.load(run / 'text.pt', map_location='cpu')['text'])
    ids = torch.ones(2, 7, dtype=torch.int64)
    axes = {'input_ids': {0: 'batch', 1: 'sequence'}, 'attention_mask': {0: 'batch', 1: 'sequence'}, 'text_embeds': {0: 'batch'}}
    _export(text, (ids, ids), ['input_ids', 'attention_mask'], 'text_embeds', axes, out / 'onnx' / 'text_model.onnx')
    for name in ('tokenizer.json', 'tokenizer_config.json'):
        _replace_text(out / name, (run / name).read_text())


def write_configuration(out: Path, size: int) -> None:
    """config.json and preprocessor_config.json as Hugging Face names them."""
    vocabulary = Tokenizer.from_file(str(out / 'tokenizer.json')).get_vocab_size()
    side = {'height': size, 'width': size}
    processor = {
        'image_processor_type': 'CLIPImageProcessor', 'feature_extractor_type': 'CLIPFeatureExtractor', 'do_convert_rgb': True,
        'do_resize': True, 'size': side, 'resample': 3, 'do_center_crop': False, 'crop_size': side, 'do_rescale': True,
        'rescale_factor': 1 / 255, 'do_normalize': True, 'image_mean': [MEAN] * 3, 'image_std': [STD] * 3,
    }
    config = {
        'model_type': 'clip', 'architectures': ['CLIPModel'], 'projection_dim': DIMENSION,
        'text_config': {'model_type': 'clip_text_model', 'vocab_size': vocabulary, 'max_position_embeddings': CONTEXT, 'projection_dim': DIMENSION, 'pad_token_id': 0, 'bos_token_id': 1, 'eos_token_id': 2},
        'vision_config': {'model_type': 'clip_vision_model', 'image_size': size, 'num_channels': 3, 'projection_dim': DIMENSION},
    }
    _replace_text(out / 'preprocessor_config.json', json.dumps(processor, indent=2) + '\n')
    _replace_text(out / 'config.json', json.dumps(config, indent=2) + '\n')


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--vision', type=Path, required=True, help='folder with vision.pt')
    arg.add_argument('--text', type=Path, help='folder with text.pt and the tokenizer; without it the prompt tower in --out stays')
    arg.add_argument('--out', type=Path, required=True)
    arg.add_argument('--size', type=int, default=128, help='input side in pixels, a multiple of 32')
    arg.add_argument('--two-views', action='store_true', help='embed the photo and the mirror image of its middle')
    arg = arg.parse_args()
    (arg.out / 'onnx').mkdir(parents=True, exist_ok=True)
    if arg.text:
        export_prompt_tower(arg.text, arg.out)
    axes = {'pixel_values': {0: 'batch'}, 'image_embeds': {0: 'batch'}}
    pixels = torch.zeros(2, 3, arg.size, arg.size)
    _export(photo_tower(arg.vision, arg.two_views, arg.size), (pixels,), ['pixel_values'], 'image_embeds', axes, arg.out / 'onnx' / 'vision_model.onnx')
    write_configuration(arg.out, arg.size)


if __name__ == '__main__':
    main()
