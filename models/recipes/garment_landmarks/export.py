"""Writes models/garment-landmarks: model.onnx (weights in half precision, widened when it is loaded) and its manifest."""

import argparse
from pathlib import Path

import torch

from model_manifest import content_hash, described, write_manifest
from network_export import write_graph
from network_training import load_weights
from names import KINDS
from network import GarmentLandmarks, Upright
from samples import HEIGHTS

OUTPUTS = ['heat', 'visible', 'kinds', 'ghost']
SMALLEST = 512  # values of a tensor that is stored in half precision
VERSION = '1.2.0'


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
    load_weights(net, a.weights)
    write_graph(a.out, Upright(net), torch.zeros(1, 4, HEIGHTS[a.width], a.width), OUTPUTS, SMALLEST)
    manifest = describe(a.out, a.width)
    print(manifest['revision'], round(manifest['files'][0]['bytes'] / 1e6, 2), 'MB')


if __name__ == '__main__':
    main()
