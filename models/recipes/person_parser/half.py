"""Weights stored in half precision, widened when the graph is loaded: half the bytes, the same arithmetic."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

LEAST = 1024  # values: smaller tensors are left as they are


def in_half(model: onnx.ModelProto) -> onnx.ModelProto:
    """Large float32 weights stored as float16 behind a Cast, which onnxruntime folds when it loads the graph."""
    casts = []
    for weight in model.graph.initializer:
        values = numpy_helper.to_array(weight)
        if values.dtype != np.float32 or values.size < LEAST:
            continue
        name = weight.name
        weight.CopyFrom(numpy_helper.from_array(values.astype(np.float16), f'{name}.half'))
        casts.append(helper.make_node('Cast', [f'{name}.half'], [name], to=TensorProto.FLOAT))
    nodes = list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend(casts + nodes)
    onnx.checker.check_model(model)
    return model
