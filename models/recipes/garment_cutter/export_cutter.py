"""Writes models/garment-cutter: model.onnx (weights in half precision, widened when it is loaded) and its manifest."""

import argparse
from pathlib import Path

import torch

from cutter import GarmentCutter, Upright
from kinds import KINDS
from model_manifest import content_hash, described, write_manifest
from network_export import write_graph

HEIGHT, WIDTH = 256, 192  # of the input: where the training was longest
VERSION = '2.1.0'


def describe(folder: Path) -> dict:
    """Writes the manifest of the folder that has model.onnx, and returns it."""
    graph = described(folder, 'model.onnx')
    return write_manifest(
        folder, name='garment-cutter', kind='garment-cutter', revision=f'{VERSION}-{content_hash(graph)}', licence='MIT AND Apache-2.0',
        input_size=[HEIGHT, WIDTH], classes=list(KINDS), files=[graph],
    )


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--weights', type=Path, required=True)
    p.add_argument('--out', type=Path, default=Path('models/garment-cutter'))
    a = p.parse_args()
    net = GarmentCutter()
    net.load_state_dict(torch.load(a.weights, map_location='cpu'))
    write_graph(a.out, Upright(net), torch.zeros(1, 3, HEIGHT, WIDTH), ['coverage', 'kinds'])
    manifest = describe(a.out)
    print(manifest['revision'], round(manifest['files'][0]['bytes'] / 1e6, 1), 'MB')


if __name__ == '__main__':
    main()
