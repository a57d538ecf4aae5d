"""A few words for writing an ONNX graph node by node, with weights that go to the file one at a time."""

import ml_dtypes
import numpy as np
from onnx import TensorProto, helper, numpy_helper

PRECISIONS = {
    'fp32': (TensorProto.FLOAT, np.dtype(np.float32)),
    'fp16': (TensorProto.FLOAT16, np.dtype(np.float16)),
    'bf16': (TensorProto.BFLOAT16, np.dtype(ml_dtypes.bfloat16)),
}
FUSED = 'com.microsoft'


class Graph:
    def __init__(self, precision: str):
        self.type, self.dtype = PRECISIONS[precision]
        self.nodes: list = []
        self.constants: dict[str, np.ndarray] = {}
        # Whether the checkpoint's tensor is turned, for a product from the right.
        self.weights: dict[str, bool] = {}

    def op(self, kind: str, *inputs: str, outputs: int = 1, domain: str = '', **attributes):
        names = [f'v{len(self.nodes)}.{i}' for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def constant(self, values) -> str:
        """float32 or int64; the same values have one name."""
        array = np.asarray(values)
        array = array.astype(np.int64 if array.dtype.kind == 'i' else np.float32)
        for name, known in self.constants.items():
            if known.dtype == array.dtype and known.shape == array.shape and np.array_equal(known, array):
                return name
        name = f'c{len(self.constants)}'
        self.constants[name] = array
        return name

    def weight(self, name: str, turned: bool = False) -> str:
        self.weights[name] = turned
        return name

    def narrow(self, value: str) -> str:
        """From float32 to the precision of the network."""
        return value if self.type == TensorProto.FLOAT else self.op('Cast', value, to=self.type)

    def wide(self, value: str) -> str:
        return value if self.type == TensorProto.FLOAT else self.op('Cast', value, to=TensorProto.FLOAT)

    def linear(self, value: str, name: str) -> str:
        product = self.op('MatMul', value, self.weight(f'{name}.weight', turned=True))
        return self.op('Add', product, self.weight(f'{name}.bias'))

    def silu(self, value: str) -> str:
        return self.op('Mul', value, self.op('Sigmoid', value))

    def chunks(self, value: str, sizes: list[int]) -> list[str]:
        """Along the last axis."""
        return self.op('Split', value, self.constant(np.array(sizes)), outputs=len(sizes), axis=-1)

    def initializers(self) -> list:
        return [numpy_helper.from_array(array, name) for name, array in self.constants.items()]
