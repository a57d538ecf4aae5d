"""Writes models/garment-neck: model.onnx (weights in half precision, widened when it is loaded) and its manifest."""

import argparse
from pathlib import Path

import torch

from model_manifest import content_hash, described, write_manifest
from network_export import write_graph
from network_training import load_weights
from neck_network import SIDE, Exported, GarmentNeck

VERSION = '1.0.0'


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--weights', type=Path, required=True)
    p.add_argument('--out', type=Path, default=Path('models/garment-neck'))
    a = p.parse_args()
    net = GarmentNeck()
    load_weights(net, a.weights)
    write_graph(a.out, Exported(net), torch.zeros(1, 4, SIDE, SIDE), ['inside'])
    graph = described(a.out, 'model.onnx')
    manifest = write_manifest(
        a.out, name='garment-neck', kind='garment-neck', revision=f'{VERSION}-{content_hash(graph)}', licence='MIT AND Apache-2.0', input_size=[SIDE, SIDE], files=[graph]
    )
    print(manifest['revision'], round(graph['bytes'] / 1e6, 2), 'MB')


if __name__ == '__main__':
    main()
