"""Writes models/vitrine-small: ONNX towers, their weights in half precision, tokenizer and configuration."""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from tokenizers import Tokenizer
from torch import nn

from colour_part import ColourPart
from export import _export, _replace_text
from feeder import MEAN, STD
from fit import Baked
from names import DIMENSION, STYLES
from network_export import in_half
from photo_tower import Heads, PhotoTower
from tokenizer import CONTEXT
from towers import TextTower
from trunk import load

SIDE = 192
STYLE_POWER = 0.5  # of the spread of a direction of style, by which it is divided: at 1 all count alike, and noise counts as much as kinds of clothes


def photo_tower(run: Path) -> PhotoTower:
    """The network of a run folder: colour.pt, names.pt."""
    early, kept, tuned, classifier = load()
    names = nn.ModuleDict({'tuned': tuned, 'heads': Heads()})
    names.load_state_dict(torch.load(run / 'names.pt', map_location='cpu'))
    colour = ColourPart()
    colour.load_state_dict(torch.load(run / 'colour.pt', map_location='cpu'))
    return PhotoTower(early, kept, tuned, classifier, names['heads'], colour).eval()


@torch.inference_mode()
def set_style(tower: PhotoTower, baked: Baked, count: int = 2000) -> None:
    """The directions in which the embeddings of training pictures differ most, the first ones the longest, into the heads."""
    rows = np.sort(np.random.default_rng(2).choice(baked.count, min(count, baked.count), replace=False))
    z = []
    for part in np.array_split(rows, max(1, len(rows) // 100)):
        features = torch.cat([tower.tuned(baked.get('middle', part)), baked.get('kept', part)], 1)
        z.append(tower.heads(features)['embedding'])
    z = torch.cat(z)
    tower.heads.style_mean.copy_(z.mean(0))
    _, s, v = torch.linalg.svd(z - z.mean(0), full_matrices=False)
    tower.heads.style.copy_(v[:STYLES] / (s[:STYLES, None] / len(z) ** 0.5 + 0.02) ** STYLE_POWER)


def write_configuration(out: Path) -> None:
    vocabulary = Tokenizer.from_file(str(out / 'tokenizer.json')).get_vocab_size()
    side = {'height': SIDE, 'width': SIDE}
    processor = {
        'image_processor_type': 'CLIPImageProcessor', 'feature_extractor_type': 'CLIPFeatureExtractor', 'do_convert_rgb': True,
        'do_resize': True, 'size': side, 'resample': 3, 'do_center_crop': False, 'crop_size': side, 'do_rescale': True,
        'rescale_factor': 1 / 255, 'do_normalize': True, 'image_mean': [MEAN] * 3, 'image_std': [STD] * 3,
    }
    config = {
        'model_type': 'clip', 'architectures': ['CLIPModel'], 'projection_dim': DIMENSION,
        'text_config': {'model_type': 'clip_text_model', 'vocab_size': vocabulary, 'max_position_embeddings': CONTEXT, 'projection_dim': DIMENSION, 'pad_token_id': 0, 'bos_token_id': 1, 'eos_token_id': 2},
        'vision_config': {'model_type': 'clip_vision_model', 'image_size': SIDE, 'num_channels': 3, 'projection_dim': DIMENSION},
    }
    _replace_text(out / 'preprocessor_config.json', json.dumps(processor, indent=2) + '\n')
    _replace_text(out / 'config.json', json.dumps(config, indent=2) + '\n')


def in_half_precision(file: Path) -> None:
    onnx.save(in_half(onnx.load(file)), file)


def export_photos(tower: nn.Module, file: Path) -> None:
    _export(tower, (torch.zeros(2, 3, SIDE, SIDE),), ['pixel_values'], 'image_embeds', {'pixel_values': {0: 'batch'}, 'image_embeds': {0: 'batch'}}, file)
    in_half_precision(file)


def export_prompts(run: Path, file: Path) -> None:
    weights = torch.load(run / 'text.pt', map_location='cpu')['text']
    net = TextTower(DIMENSION, len(weights['token.weight']), CONTEXT).eval()
    net.load_state_dict(weights)
    ids = torch.ones(2, 7, dtype=torch.int64)
    axes = {'input_ids': {0: 'batch', 1: 'sequence'}, 'attention_mask': {0: 'batch', 1: 'sequence'}, 'text_embeds': {0: 'batch'}}
    _export(net, (ids, ids), ['input_ids', 'attention_mask'], 'text_embeds', axes, file)
    in_half_precision(file)


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--photos', type=Path, help='run folder of fit; without it the photo tower in --out stays')
    arg.add_argument('--baked', type=Path, help='with --photos: the baked pictures')
    arg.add_argument('--prompts', type=Path, help='run folder of fit_prompts; without it the prompt tower in --out stays')
    arg.add_argument('--out', type=Path, default=Path('models/vitrine-small'))
    arg = arg.parse_args()
    (arg.out / 'onnx').mkdir(parents=True, exist_ok=True)
    if arg.prompts:
        export_prompts(arg.prompts, arg.out / 'onnx' / 'text_model.onnx')
        for name in ('tokenizer.json', 'tokenizer_config.json'):
            shutil.copy(arg.prompts / name, arg.out / name)
    if arg.photos:
        tower = photo_tower(arg.photos)
        set_style(tower, Baked(arg.baked))
        export_photos(tower, arg.out / 'onnx' / 'vision_model.onnx')
    write_configuration(arg.out)


if __name__ == '__main__':
    main()
