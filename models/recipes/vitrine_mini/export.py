"""Writes models/vitrine-mini: ONNX towers, tokenizer and configuration in the layout of CLIP on the model hub."""

import argparse
import json
import os
import shutil
import warnings
from pathlib import Path

import torch
from torch import nn
from tokenizers import Tokenizer

from attributes import DIMENSION
from descriptors import Descriptors
from feeder import MEAN, STD
from tokenizer import CONTEXT
from towers import Head, PhotoTower, TextTower, TwoViews, VisionTower

OPSET = 17


def _export(net: nn.Module, inputs: tuple[torch.Tensor, ...], names: list[str], output: str, axes: dict, file: Path) -> None:
    part = file.with_suffix('.part')
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        torch.onnx.export(net, inputs, str(part), input_names=names, output_names=[output], dynamic_axes=axes, opset_version=OPSET, dynamo=False)
    os.replace(part, file)


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--vision', type=Path, required=True, help='folder with vision.pt')
    arg.add_argument('--text', type=Path, required=True, help='folder with text.pt and the tokenizer')
    arg.add_argument('--out', type=Path, required=True)
    arg.add_argument('--size', type=int, default=128, help='input side in pixels, a multiple of 32')
    arg.add_argument('--mirror', action='store_true', help='embed the photo and its mirror image')
    arg = arg.parse_args()
    (arg.out / 'onnx').mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(arg.text / 'tokenizer.json'))
    vision, text = VisionTower(DIMENSION).eval(), TextTower(DIMENSION, tokenizer.get_vocab_size(), CONTEXT).eval()
    vision.load_state_dict(torch.load(arg.vision / 'vision.pt', map_location='cpu')['vision'])
    text.load_state_dict(torch.load(arg.text / 'text.pt', map_location='cpu')['text'])
    if (arg.vision / 'head.pt').exists():
        weights = torch.load(arg.vision / 'head.pt', map_location='cpu')['head']
        head = Head(weights['mean'].numel(), DIMENSION)
        head.load_state_dict(weights)
        vision = PhotoTower(vision, Descriptors(), head, MEAN, STD).eval()
    _export(TwoViews(vision) if arg.mirror else vision, (torch.zeros(2, 3, arg.size, arg.size),), ['pixel_values'], 'image_embeds', {'pixel_values': {0: 'batch'}, 'image_embeds': {0: 'batch'}}, arg.out / 'onnx' / 'vision_model.onnx')
    ids = torch.ones(2, 7, dtype=torch.int64)
    axes = {'input_ids': {0: 'batch', 1: 'sequence'}, 'attention_mask': {0: 'batch', 1: 'sequence'}, 'text_embeds': {0: 'batch'}}
    _export(text, (ids, ids), ['input_ids', 'attention_mask'], 'text_embeds', axes, arg.out / 'onnx' / 'text_model.onnx')
    for name in ('tokenizer.json', 'tokenizer_config.json'):
        shutil.copy(arg.text / name, arg.out / f'{name}.part')
        os.replace(arg.out / f'{name}.part', arg.out / name)
    side = {'height': arg.size, 'width': arg.size}
    processor = {
        'image_processor_type': 'CLIPImageProcessor', 'feature_extractor_type': 'CLIPFeatureExtractor', 'do_convert_rgb': True,
        'do_resize': True, 'size': side, 'resample': 3, 'do_center_crop': False, 'crop_size': side, 'do_rescale': True,
        'rescale_factor': 1 / 255, 'do_normalize': True, 'image_mean': [MEAN] * 3, 'image_std': [STD] * 3,
    }
    config = {
        'model_type': 'clip', 'architectures': ['CLIPModel'], 'projection_dim': DIMENSION,
        'text_config': {'model_type': 'clip_text_model', 'vocab_size': tokenizer.get_vocab_size(), 'max_position_embeddings': CONTEXT, 'projection_dim': DIMENSION, 'pad_token_id': 0, 'bos_token_id': 1, 'eos_token_id': 2},
        'vision_config': {'model_type': 'clip_vision_model', 'image_size': arg.size, 'num_channels': 3, 'projection_dim': DIMENSION},
    }
    for name, value in (('preprocessor_config.json', processor), ('config.json', config)):
        part = arg.out / f'{name}.part'
        part.write_text(json.dumps(value, indent=2) + '\n')
        os.replace(part, arg.out / name)


if __name__ == '__main__':
    main()
