"""Writes models/garment-landmarks: model.onnx (weights in half precision, widened when it is loaded) and its manifest."""

import argparse
import hashlib
import json
import os
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from names import KINDS
from network import GarmentLandmarks, Upright
from samples import HEIGHTS

OUTPUTS = ['heat', 'visible', 'kinds', 'ghost']


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
    height = HEIGHTS[a.width]
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        torch.onnx.export(Upright(net).eval(), (torch.zeros(1, 4, height, a.width),), str(part), input_names=['pixel_values'], output_names=OUTPUTS, opset_version=17, dynamo=False)
    onnx.save(in_half(onnx.load(part)), part)
    os.replace(part, a.out / 'model.onnx')
    data = (a.out / 'model.onnx').read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    manifest = {
        'schema_version': 1, 'name': 'garment-landmarks', 'kind': 'garment-landmarks', 'revision': f'1.2.0-{sha256[:12]}',
        'licence': 'MIT', 'commercial_use': True, 'source': 'built-in', 'input_size': [height, a.width], 'classes': list(KINDS),
        'files': [{'path': 'model.onnx', 'bytes': len(data), 'sha256': sha256}],
    }
    part = a.out / 'manifest.part'
    part.write_text(json.dumps(manifest, indent=2) + '\n')
    os.replace(part, a.out / 'manifest.json')
    print(manifest['revision'], round(len(data) / 1e6, 2), 'MB')


if __name__ == '__main__':
    main()
