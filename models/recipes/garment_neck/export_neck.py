"""Writes models/garment-neck: model.onnx (weights in half precision, widened when it is loaded) and its manifest."""

import argparse
import os
import warnings
from pathlib import Path

import onnx
import torch

from model_manifest import content_hash, described, write_manifest
from neck_network import SIDE, Exported, GarmentNeck
from person_parser.half import in_half

VERSION = '1.0.0'


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--weights', type=Path, required=True)
    p.add_argument('--out', type=Path, default=Path('models/garment-neck'))
    a = p.parse_args()
    net = GarmentNeck()
    net.load_state_dict(torch.load(a.weights, map_location='cpu', weights_only=True))
    a.out.mkdir(parents=True, exist_ok=True)
    part = a.out / 'model.part'
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        torch.onnx.export(Exported(net).eval(), (torch.zeros(1, 4, SIDE, SIDE),), str(part), input_names=['pixel_values'], output_names=['inside'], opset_version=17, dynamo=False)
    model = in_half(onnx.load(part))
    onnx.checker.check_model(model)
    onnx.save(model, part)
    os.replace(part, a.out / 'model.onnx')
    graph = described(a.out, 'model.onnx')
    manifest = write_manifest(
        a.out, name='garment-neck', kind='garment-neck', revision=f'{VERSION}-{content_hash(graph)}', licence='MIT AND Apache-2.0', input_size=[SIDE, SIDE], files=[graph]
    )
    print(manifest['revision'], round(graph['bytes'] / 1e6, 2), 'MB')


if __name__ == '__main__':
    main()
