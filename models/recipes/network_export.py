"""A trained network as model.onnx of a model folder: weights stored in half precision, half the bytes for the same arithmetic."""

import os
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn


def in_half(model: onnx.ModelProto, least: int = 1024) -> onnx.ModelProto:
    """Float32 weights of `least` values or more stored as float16 behind a Cast, which onnxruntime folds when it loads the graph."""
    casts = []
    for weight in model.graph.initializer:
        values = numpy_helper.to_array(weight)
        if values.dtype != np.float32 or values.size < least:
            continue
        name = weight.name
        weight.CopyFrom(numpy_helper.from_array(values.astype(np.float16), f'{name}.half'))
        casts.append(helper.make_node('Cast', [f'{name}.half'], [name], to=TensorProto.FLOAT))
    nodes = list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend(casts + nodes)
    onnx.checker.check_model(model)
    return model


def write_graph(folder: Path, exported: nn.Module, example: torch.Tensor, outputs: list[str], least: int = 1024) -> None:
    """
    Replaces model.onnx of `folder` in one step: `exported`, in its mode of use, from `pixel_values` of the shape of `example` to
    `outputs`; weights of `least` values or more in half precision.
    """
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / 'model.part'
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        torch.onnx.export(exported.eval(), (example,), str(part), input_names=['pixel_values'], output_names=outputs, opset_version=17, dynamo=False)
    onnx.save(in_half(onnx.load(part), least), part)
    os.replace(part, folder / 'model.onnx')
