"""Writes models/person-parser: model.onnx (weights in half precision, widened when it is loaded) and its manifest."""

import argparse
import hashlib
import json
import os
import warnings
from pathlib import Path

import onnx
import torch

from classes import CLASSES, MEMBERS
from half import in_half
from network import Upright
from weights import mixed

SIZE = (288, 192)  # height, width
VERSION = '2.1.0'


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--weights', type=Path, nargs='+', required=True, help='`average.pt`, or an exported model.onnx; of several the mean is taken')
    p.add_argument('--shares', type=float, nargs='+', help='of each in the mean, equal without it')
    p.add_argument('--out', type=Path, default=Path('models/person-parser'))
    a = p.parse_args()
    net = mixed(a.weights, a.shares)
    a.out.mkdir(parents=True, exist_ok=True)
    part = a.out / 'model.part'
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        torch.onnx.export(Upright(net).eval(), (torch.zeros(1, 3, *SIZE),), str(part), input_names=['pixel_values'], output_names=['probabilities'], opset_version=17, dynamo=False)
    onnx.save(in_half(onnx.load(part)), part)
    os.replace(part, a.out / 'model.onnx')
    data = (a.out / 'model.onnx').read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    folded = {name: MEMBERS[name].split() if name in MEMBERS else ['null'] for name in CLASSES}
    (a.out / 'classes.json').write_text(json.dumps(folded, indent=2) + '\n')
    files = []
    for name in ('model.onnx', 'classes.json'):
        content = (a.out / name).read_bytes()
        files.append({'path': name, 'bytes': len(content), 'sha256': hashlib.sha256(content).hexdigest()})
    manifest = {
        'schema_version': 1, 'name': 'person-parser', 'kind': 'person-parser', 'revision': f'{VERSION}-{sha256[:12]}',
        'licence': 'MIT AND Apache-2.0', 'commercial_use': True, 'source': 'built-in', 'input_size': list(SIZE), 'classes': list(CLASSES),
        'files': files,
    }
    part = a.out / 'manifest.part'
    part.write_text(json.dumps(manifest, indent=2) + '\n')
    os.replace(part, a.out / 'manifest.json')
    print(manifest['revision'], round(len(data) / 1e6, 1), 'MB')


if __name__ == '__main__':
    main()
