"""Writes a model folder: model.onnx, its weights in an external file, the manifest. One tensor at a time is in memory."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from onnx import TensorProto, helper

from graph import FUSED
from sizes import Sizes
from step_graph import step_graph

sys.path.append(str(Path(__file__).resolve().parents[1]))
from model_manifest import described, write_manifest  # noqa: E402

ALIGNED = 4096
DATA = 'model.onnx.data'


def external(name: str, array: np.ndarray, data_type: int, offset: int) -> TensorProto:
    tensor = TensorProto(name=name, data_type=data_type, dims=list(array.shape), data_location=TensorProto.EXTERNAL)
    for key, value in (('location', DATA), ('offset', offset), ('length', array.nbytes)):
        tensor.external_data.add(key=key, value=str(value))
    return tensor


def write_model(
    out: Path, name: str, sizes: Sizes, precision: str, tensor_of: Callable[[str], np.ndarray], source: str, revision: str
) -> None:
    """`tensor_of` gives a tensor of the checkpoint by its name, as float32."""
    out.mkdir(parents=True, exist_ok=True)
    graph, network = step_graph(sizes, precision)
    with open(out / f'{DATA}.part', 'wb') as data:
        for weight, turned in network.weights.items():
            array = tensor_of(weight)
            array = np.ascontiguousarray((array.T if turned else array).astype(network.dtype))
            data.write(b'\0' * (-data.tell() % ALIGNED))
            graph.initializer.append(external(weight, array, network.type, data.tell()))
            data.write(array.tobytes())
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 18), helper.make_opsetid(FUSED, 1)], ir_version=9)
    (out / 'model.onnx.part').write_bytes(model.SerializeToString())
    for file in (DATA, 'model.onnx'):
        os.replace(out / f'{file}.part', out / file)
    write_manifest(
        out, name=name, kind='try-on-generator', revision=revision, licence='Apache-2.0', source=source, precision=precision,
        input_size=[sizes.height, sizes.width], files=[described(out, file) for file in ('model.onnx', DATA)],
    )
