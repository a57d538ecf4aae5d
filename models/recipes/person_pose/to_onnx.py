"""
The operations of MoveNet's graph as ONNX. TensorFlow has channels last, convolutions of ONNX have them first: a tensor
is kept channels first from one convolution to the next and turned where another operation asks for it.
"""

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from graph_model import Node

ELEMENTWISE = {'AddV2': 'Add', 'Sub': 'Sub', 'Mul': 'Mul', 'RealDiv': 'Div', 'FloorDiv': 'Div'}
SAME_NAME = {'Sigmoid': 'Sigmoid', 'Sqrt': 'Sqrt', 'Identity': 'Identity'}
TYPES = {'DT_FLOAT': TensorProto.FLOAT, 'DT_INT32': TensorProto.INT32}
FIRST, LAST = (0, 3, 1, 2), (0, 2, 3, 1)


class Writer:
    """Nodes and weights of the ONNX graph as they come; the node of the photo is `pixel_values`, float32 [1, H, W, 3]."""

    def __init__(self, arrays: dict[str, np.ndarray]) -> None:
        self.arrays = arrays
        self.nodes: list = []
        self.weights: dict[str, object] = {}
        #: Tensors that are channels first, by name, with height and width.
        self.first: dict[str, tuple[int, int]] = {}
        self.names: dict[str, str] = {}

    def add(self, op: str, inputs: list[str], output: str, **attributes) -> str:
        self.nodes.append(helper.make_node(op, inputs, [output], **attributes))
        return output

    def weight(self, name: str, array: np.ndarray) -> str:
        """A constant; float16 ones are widened in the graph, which costs nothing after loading."""
        if name not in self.weights:
            half = array.dtype == np.float16
            self.weights[name] = numpy_helper.from_array(np.array(array, order='C'), f'{name}.half' if half else name)
            if half:
                self.add('Cast', [f'{name}.half'], name, to=TensorProto.FLOAT)
        return name

    def integers(self, output: str, values: list[int]) -> str:
        return self.weight(output, np.asarray(values, np.int64))

    def tensor(self, name: str) -> str:
        """The tensor as TensorFlow has it, channels last."""
        name = name.removesuffix(':0')
        if name in self.arrays:
            return self.weight(name, self.arrays[name])
        name = self.names.get(name, name)
        if name in self.first:
            return self.turned(name, LAST, 'last')
        return name

    def turned(self, name: str, order: tuple[int, ...], how: str) -> str:
        output = f'{name}/channels_{how}'
        if all(output not in node.output for node in self.nodes):
            self.add('Transpose', [name], output, perm=order)
        return output

    def channels_first(self, name: str, size: tuple[int, int]) -> tuple[str, tuple[int, int]]:
        if name in self.first:
            return name, self.first[name]
        return self.turned(self.tensor(name), FIRST, 'first'), size

    def write(self, node: Node, size: tuple[int, int]) -> None:
        """`size`: height and width of the photo, which the first convolution takes."""
        if node.op in ('Const', 'NoOp'):
            return
        if node.op == 'Placeholder':
            self.names[node.name] = 'pixel_values'
        elif 'Conv2' in node.op:
            self.convolution(node, size)
        elif node.op == 'ResizeBilinear':
            self.resize(node)
        elif node.op in ELEMENTWISE:
            self.elementwise(node)
        else:
            self.other(node)

    def convolution(self, node: Node, size: tuple[int, int]) -> None:
        source, (height, width) = self.channels_first(node.inputs[0], size)
        kernel = self.arrays[node.inputs[1]]
        is_depthwise = 'Depthwise' in node.op
        if is_depthwise and kernel.shape[3] != 1:
            raise ValueError(f'{node.name} makes several channels of one')
        turned = kernel.transpose((2, 3, 0, 1) if is_depthwise else (3, 2, 0, 1))
        strides = node.numbers('strides')[1:3]
        sides = [(side, k, stride) for side, k, stride in zip((height, width), kernel.shape[:2], strides)]
        before, after = [0, 0], [0, 0]
        if node.text('padding') == 'SAME':
            missing = [max(0, (-(-side // stride) - 1) * stride + k - side) for side, k, stride in sides]
            before, after = [each // 2 for each in missing], [each - each // 2 for each in missing]
        fused = node.texts('fused_ops') if 'fused_ops' in node.attributes else []
        inputs = [source, self.weight(f'{node.inputs[1]}/turned', turned)]
        if fused[:1] == ['BiasAdd']:
            inputs.append(self.weight(node.inputs[2], self.arrays[node.inputs[2]]))
        activation = fused[1:]
        output = f'{node.name}/before_activation' if activation else node.name
        self.add(
            'Conv', inputs, output, strides=strides, pads=before + after, group=kernel.shape[2] if is_depthwise else 1
        )
        if activation == ['Relu6']:
            low, high = (self.weight(f'relu6/{v}', np.float32(v)) for v in (0, 6))
            self.add('Clip', [output, low, high], node.name)
        elif activation == ['Relu']:
            self.add('Relu', [output], node.name)
        elif activation or fused[:1] not in ([], ['BiasAdd']):
            raise ValueError(f'{node.name} is fused with {fused}')
        self.first[node.name] = tuple(
            (side + b + a - k) // stride + 1 for (side, k, stride), b, a in zip(sides, before, after)
        )

    def resize(self, node: Node) -> None:
        if not node.attributes['half_pixel_centers']['b'] or node.attributes['align_corners']['b']:
            raise ValueError(f'{node.name} does not count from the middles of pixels')
        source, (height, width) = node.inputs[0], self.first[node.inputs[0]]
        to = [int(side) for side in self.arrays[node.inputs[1]]]
        scales = self.weight(f'{node.name}/scales', np.float32([1, 1, to[0] / height, to[1] / width]))
        mode = {'mode': 'linear', 'coordinate_transformation_mode': 'half_pixel'}
        self.add('Resize', [source, '', scales], node.name, **mode)
        self.first[node.name] = (to[0], to[1])

    def elementwise(self, node: Node) -> None:
        """Whole numbers are divided as ONNX does, towards zero: places are never below it."""
        if all(each in self.first for each in node.inputs):
            self.add(ELEMENTWISE[node.op], node.inputs, node.name)
            self.first[node.name] = self.first[node.inputs[0]]
        else:
            self.add(ELEMENTWISE[node.op], [self.tensor(each) for each in node.inputs], node.name)

    def constant(self, name: str) -> list[int]:
        return [int(each) for each in self.arrays[name].reshape(-1)]

    def other(self, node: Node) -> None:
        name, first = node.name, node.inputs[0]
        axes = f'{name}/axes'
        if node.op in SAME_NAME:
            self.add(SAME_NAME[node.op], [self.tensor(first)], name)
        elif node.op == 'Cast':
            self.add('Cast', [self.tensor(first)], name, to=TYPES[node.attributes['DstT']['type']])
        elif node.op == 'ExpandDims':
            self.add('Unsqueeze', [self.tensor(first), self.integers(axes, self.constant(node.inputs[1]))], name)
        elif node.op == 'Squeeze':
            self.add('Squeeze', [self.tensor(first), self.integers(axes, node.numbers('squeeze_dims'))], name)
        elif node.op == 'Reshape':
            self.add('Reshape', [self.tensor(first), self.integers(f'{name}/shape', self.constant(node.inputs[1]))], name)
        elif node.op == 'ArgMax':
            (axis,) = self.constant(node.inputs[1])
            self.add('ArgMax', [self.tensor(first)], f'{name}/int64', axis=axis, keepdims=0)
            self.add('Cast', [f'{name}/int64'], name, to=TensorProto.INT32)
        elif node.op == 'SquaredDifference':
            self.add('Sub', [self.tensor(each) for each in node.inputs], f'{name}/difference')
            self.add('Mul', [f'{name}/difference'] * 2, name)
        elif node.op == 'GatherNd':
            self.add('Cast', [self.tensor(node.inputs[1])], f'{name}/places', to=TensorProto.INT64)
            self.add('GatherND', [self.tensor(first), f'{name}/places'], name)
        elif node.op == 'Pack':
            axis = node.number('axis')
            inputs = [
                self.add('Unsqueeze', [self.tensor(each), self.integers(axes, [axis])], f'{name}/{i}')
                for i, each in enumerate(node.inputs)
            ]
            self.add('Concat', inputs, name, axis=axis)
        elif node.op == 'ConcatV2':
            (axis,) = self.constant(node.inputs[-1])
            self.add('Concat', [self.tensor(each) for each in node.inputs[:-1]], name, axis=axis)
        elif node.op == 'Unpack':
            for i in range(node.number('num')):
                output = f'{name}:{i}' if i else name
                at = self.weight(f'{output}/at', np.asarray(i, np.int64))
                self.add('Gather', [self.tensor(first), at], output, axis=node.number('axis'))
        else:
            raise ValueError(f'{name} is a {node.op}')
