"""Writes models/person-parser: model.onnx (weights in half precision, widened when it is loaded) and its manifest."""

import argparse
import json
from pathlib import Path

import torch

from classes import CLASSES, MEMBERS
from model_manifest import content_hash, described, write_manifest
from network_export import write_graph
from network import Upright
from weights import mixed

SIZE = (288, 192)  # height, width
VERSION = '2.2.0'
OUTPUTS = ['probabilities', 'features_16', 'features_32']


def describe(folder: Path) -> dict:
    """Writes classes.json and the manifest of the folder that has model.onnx; returns the latter."""
    folded = {name: MEMBERS[name].split() if name in MEMBERS else ['null'] for name in CLASSES}
    (folder / 'classes.json').write_text(json.dumps(folded, indent=2) + '\n')
    graph = described(folder, 'model.onnx')
    return write_manifest(
        folder, name='person-parser', kind='person-parser', revision=f'{VERSION}-{content_hash(graph)}', licence='MIT AND Apache-2.0',
        input_size=list(SIZE), classes=list(CLASSES), files=[graph, described(folder, 'classes.json')],
    )


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--weights', type=Path, nargs='+', required=True, help='`average.pt`, or an exported model.onnx; of several the mean is taken')
    p.add_argument('--shares', type=float, nargs='+', help='of each in the mean, equal without it')
    p.add_argument('--out', type=Path, default=Path('models/person-parser'))
    a = p.parse_args()
    net = mixed(a.weights, a.shares)
    write_graph(a.out, Upright(net), torch.zeros(1, 3, *SIZE), OUTPUTS)
    manifest = describe(a.out)
    print(manifest['revision'], round(manifest['files'][0]['bytes'] / 1e6, 1), 'MB')


if __name__ == '__main__':
    main()
