"""
Writes models/person-pose: MoveNet Lightning of the package @vladmandic/human 3.3.6 as ONNX, and its manifest. Weights
stay the half-precision ones of the package, widened when the graph is loaded.
"""

import argparse
import hashlib
import json
import os
from pathlib import Path

import onnx
from onnx import TensorProto, helper

from graph_model import read
from to_onnx import Writer

SIDE = 192
JOINTS = 17


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


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('folder', type=Path, help='models/ of the package, with movenet-lightning.json and .bin')
    p.add_argument('--out', type=Path, default=Path('models/person-pose'))
    a = p.parse_args()
    data = converted(a.folder / 'movenet-lightning.json', a.folder / 'movenet-lightning.bin').SerializeToString()
    a.out.mkdir(parents=True, exist_ok=True)
    (a.out / 'model.part').write_bytes(data)
    os.replace(a.out / 'model.part', a.out / 'model.onnx')
    sha256 = hashlib.sha256(data).hexdigest()
    manifest = {
        'schema_version': 1, 'name': 'person-pose', 'kind': 'person-pose', 'revision': f'1.0.0-{sha256[:12]}',
        'licence': 'Apache-2.0', 'commercial_use': True, 'source': 'built-in', 'input_size': [SIDE, SIDE],
        'files': [{'path': 'model.onnx', 'bytes': len(data), 'sha256': sha256}],
    }
    (a.out / 'manifest.part').write_text(json.dumps(manifest, indent=2) + '\n')
    os.replace(a.out / 'manifest.part', a.out / 'manifest.json')
    print(manifest['revision'], round(len(data) / 1e6, 2), 'MB')


if __name__ == '__main__':
    main()
