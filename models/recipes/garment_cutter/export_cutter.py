"""Writes models/garment-cutter: model.onnx (weights in half precision, widened when it is loaded) and its manifest."""

import argparse
import hashlib
import json
import os
import warnings
from pathlib import Path

import onnx
import torch

from cutter import GarmentCutter, Upright
from half import in_half
from kinds import KINDS


HEIGHT, WIDTH = 256, 192  # of the input: where the training was longest


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--weights', type=Path, required=True)
    p.add_argument('--out', type=Path, default=Path('models/garment-cutter'))
    a = p.parse_args()
    net = GarmentCutter()
    net.load_state_dict(torch.load(a.weights, map_location='cpu'))
    a.out.mkdir(parents=True, exist_ok=True)
    part = a.out / 'model.part'
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        torch.onnx.export(Upright(net).eval(), (torch.zeros(1, 3, HEIGHT, WIDTH),), str(part), input_names=['pixel_values'], output_names=['coverage', 'kinds'], opset_version=17, dynamo=False)
    onnx.save(in_half(onnx.load(part)), part)
    os.replace(part, a.out / 'model.onnx')
    data = (a.out / 'model.onnx').read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    manifest = {
        'schema_version': 1, 'name': 'garment-cutter', 'kind': 'garment-cutter', 'revision': f'2.1.0-{sha256[:12]}',
        'licence': 'MIT AND Apache-2.0', 'commercial_use': True, 'source': 'built-in', 'input_size': [HEIGHT, WIDTH], 'classes': list(KINDS),
        'files': [{'path': 'model.onnx', 'bytes': len(data), 'sha256': sha256}],
    }
    part = a.out / 'manifest.part'
    part.write_text(json.dumps(manifest, indent=2) + '\n')
    os.replace(part, a.out / 'manifest.json')
    print(manifest['revision'], round(len(data) / 1e6, 1), 'MB')


if __name__ == '__main__':
    main()
