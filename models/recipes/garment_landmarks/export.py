"""Writes models/garment-landmarks: model.onnx (weights in half precision, widened when it is loaded) and its manifest."""

import argparse
import os
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from model_manifest import content_hash, described, write_manifest
from names import KINDS
from network import GarmentLandmarks, Upright
from samples import HEIGHTS

OUTPUTS = ['heat', 'visible', 'kinds', 'ghost']
VERSION = '1.2.0'


def in_half(model: onnx.ModelProto) -> onnx.ModelProto:
    """Large float32 weights stored as float16 behind a Cast, which onnxruntime folds when it loads the graph."""
    casts = []
    for weight in model.graph.initializer:
        values = numpy_helper.to_array(weight)
        if values.dtype != np.float32 or values.size < 512:
            continue
        name = weight.name
        weight.CopyFrom(numpy_helper.from_array(values.astype(np.float16), f'{name}.half'))
        casts.append(helper.make_node('Cast', [f'{name}.half'], [name], to=TensorProto.FLOAT))
    nodes = list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend(casts + nodes)
    onnx.checker.check_model(model)
    return model


def describe(folder: Path, width: int) -> dict:
    """Writes the manifest of the folder that has model.onnx, which takes pictures of this width, and returns it."""
    graph = described(folder, 'model.onnx')
    return write_manifest(
        folder, name='garment-landmarks', kind='garment-landmarks', revision=f'{VERSION}-{content_hash(graph)}', licence='MIT',
        input_size=[HEIGHTS[width], width], classes=list(KINDS), files=[graph],
    )


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--weights', type=Path, required=True)
    p.add_argument('--width', type=int, choices=HEIGHTS, default=128)
    p.add_argument('--out', type=Path, default=Path('models/garment-landmarks'))
    a = p.parse_args()
    net = GarmentLandmarks()
    net.load_state_dict(torch.load(a.weights, map_location='cpu', weights_only=True))
    a.out.mkdir(parents=True, exist_ok=True)
    part = a.out / 'model.part'
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        torch.onnx.export(Upright(net).eval(), (torch.zeros(1, 4, HEIGHTS[a.width], a.width),), str(part), input_names=['pixel_values'], output_names=OUTPUTS, opset_version=17, dynamo=False)
    onnx.save(in_half(onnx.load(part)), part)
    os.replace(part, a.out / 'model.onnx')
    manifest = describe(a.out, a.width)
    print(manifest['revision'], round(manifest['files'][0]['bytes'] / 1e6, 2), 'MB')


if __name__ == '__main__':
    main()
