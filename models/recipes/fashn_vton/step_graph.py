"""The network as an ONNX graph, its guidance and one Euler step around it: one call is one step of the sampler."""

import math

import numpy as np
from onnx import TensorProto, helper

from graph import FUSED, Graph
from network import EPSILON
from rotary import angles
from sizes import Sizes


class Network(Graph):
    """Nodes of the network for tokens [batch, tokens, hidden] and `vec` [batch, 1, hidden]; names as in network.py."""

    def __init__(self, sizes: Sizes, precision: str):
        super().__init__(precision)
        self.sizes = sizes
        turns = angles(sizes)
        # The garment's tokens stand at the same places as the person's.
        self.tables = {
            copies: [self.constant(np.tile(wave(turns), (copies, 1)).astype(np.float32)) for wave in (np.cos, np.sin)]
            for copies in (1, 2)
        }
        self.first = self.constant(np.array([0]))

    def modulation(self, vec: str, name: str, chunks: int) -> list[str]:
        return self.chunks(self.linear(self.silu(vec), name), [self.sizes.hidden] * chunks)

    def modulated(self, x: str, shift: str, scale: str) -> str:
        ones = self.narrow(self.constant(np.ones(self.sizes.hidden)))
        norm = self.op('LayerNormalization', x, ones, axis=-1, epsilon=EPSILON)
        more = self.op('Add', scale, self.narrow(self.constant(np.ones(1))))
        return self.op('Add', self.op('Mul', norm, more), shift)

    def placed(self, x: str, scale: str, copies: int) -> str:
        """Queries or keys, normalised per head and turned by their places in float32."""
        s = self.sizes
        by_head = self.op('Reshape', x, self.constant(np.array([0, 0, s.heads, s.hidden // s.heads])))
        norm = self.op('SimplifiedLayerNormalization', self.wide(by_head), self.wide(self.weight(scale)), axis=-1, epsilon=EPSILON)
        flat = self.op('Reshape', norm, self.constant(np.array([0, 0, s.hidden])))
        turn = self.op('RotaryEmbedding', flat, self.first, *self.tables[copies], domain=FUSED, interleaved=1, num_heads=s.heads)
        return self.narrow(turn)

    def attention(self, q: str, k: str, v: str) -> str:
        return self.op('MultiHeadAttention', q, k, v, domain=FUSED, num_heads=self.sizes.heads)

    def gelu(self, x: str) -> str:
        return self.op('FastGelu', x, domain=FUSED)

    def single_block(self, x: str, vec: str, name: str, copies: int) -> str:
        s = self.sizes
        shift, scale, gate = self.modulation(vec, f'{name}.modulation.lin', 3)
        q, k, v, mlp = self.chunks(self.linear(self.modulated(x, shift, scale), f'{name}.linear1'), [s.hidden] * 3 + [s.mlp])
        q, k = (self.placed(part, f'{name}.norm.{kind}_norm.scale', copies) for part, kind in ((q, 'query'), (k, 'key')))
        both = self.op('Concat', self.attention(q, k, v), self.gelu(mlp), axis=-1)
        return self.op('Add', x, self.op('Mul', gate, self.linear(both, f'{name}.linear2')))

    def double_block(self, person: str, garment: str, vec: str, name: str) -> tuple[str, str]:
        s = self.sizes
        streams = {'txt': garment, 'img': person}
        modulations = {stream: self.modulation(vec, f'{name}.{stream}_mod.lin', 6) for stream in streams}
        heads = []
        for stream, x in streams.items():
            qkv = self.linear(self.modulated(x, *modulations[stream][:2]), f'{name}.{stream}_attn.qkv')
            q, k, v = self.chunks(qkv, [s.hidden] * 3)
            norm = f'{name}.{stream}_attn.norm'
            heads.append((self.placed(q, f'{norm}.query_norm.scale', 1), self.placed(k, f'{norm}.key_norm.scale', 1), v))
        both = self.attention(*(self.op('Concat', *parts, axis=1) for parts in zip(*heads)))
        parts = self.op('Split', both, self.constant(np.array([s.tokens, s.tokens])), outputs=2, axis=1)
        out = {}
        for (stream, x), part in zip(streams.items(), parts):
            gate, mlp_shift, mlp_scale, mlp_gate = modulations[stream][2:]
            x = self.op('Add', x, self.op('Mul', gate, self.linear(part, f'{name}.{stream}_attn.proj')))
            inner = self.gelu(self.linear(self.modulated(x, mlp_shift, mlp_scale), f'{name}.{stream}_mlp.0'))
            out[stream] = self.op('Add', x, self.op('Mul', mlp_gate, self.linear(inner, f'{name}.{stream}_mlp.2')))
        return out['img'], out['txt']

    def tokens_of(self, pictures: str, name: str) -> str:
        s = self.sizes
        # In float32, since a convolution has no bfloat16 here.
        kernel, bias = (self.wide(self.weight(f'{name}.proj.{part}')) for part in ('weight', 'bias'))
        patches = self.op('Conv', pictures, kernel, bias, strides=[s.patch, s.patch])
        return self.op('Transpose', self.op('Reshape', self.narrow(patches), self.constant(np.array([0, s.hidden, s.tokens]))), perm=[0, 2, 1])

    def vec_of(self, times: str, categories: str) -> str:
        speeds = 1000 * np.exp(-math.log(10_000) * np.arange(128) / 128)
        turned = self.op('Mul', self.op('Reshape', times, self.constant(np.array([-1, 1, 1]))), self.constant(speeds[None, None]))
        waves = self.narrow(self.op('Concat', self.op('Cos', turned), self.op('Sin', turned), axis=-1))
        time = self.linear(self.silu(self.linear(waves, 't_embedder.mlp.in_layer')), 't_embedder.mlp.out_layer')
        category = self.op('Gather', self.weight('y_embedder.weight'), self.op('Reshape', categories, self.constant(np.array([-1, 1]))), axis=0)
        return self.op('Add', time, category)

    def velocity(self, person: str, garment: str, times: str, categories: str) -> str:
        """[batch, 7 and 4, height, width] float32 -> float32 [batch, 3, height, width]."""
        s = self.sizes
        vec = self.vec_of(times, categories)
        x, y = self.tokens_of(person, 'x_embedder'), self.tokens_of(garment, 'garment_embedder')
        for i in range(s.mixer_blocks):
            x = self.single_block(x, vec, f'x_patch_mixer.{i}', 1)
        for i in range(s.double_blocks):
            x, y = self.double_block(x, y, vec, f'double_blocks.{i}')
        both = self.op('Concat', y, x, axis=1)
        for i in range(s.single_blocks):
            both = self.single_block(both, vec, f'single_blocks.{i}', 2)
        _, x = self.op('Split', both, self.constant(np.array([s.tokens, s.tokens])), outputs=2, axis=1)
        shift, scale = self.modulation(vec, 'final_layer.adaLN_modulation.1', 2)
        return self.unpacked(self.wide(self.linear(self.modulated(x, shift, scale), 'final_layer.linear')))

    def unpacked(self, tokens: str) -> str:
        s = self.sizes
        pixels = self.op('Reshape', tokens, self.constant(np.array([0, s.rows, s.columns, 3, s.patch * s.patch])))
        pixels = self.op('Reshape', pixels, self.constant(np.array([-1, s.rows, s.columns, 3, s.patch, s.patch])))
        pixels = self.op('Transpose', pixels, perm=[0, 3, 1, 4, 2, 5])
        return self.op('Reshape', pixels, self.constant(np.array([-1, 3, s.height, s.width])))


def step_graph(sizes: Sizes, precision: str):
    """
    The graph and its network. Inputs: x, ca_images, garment_images, person_poses, garment_poses, times [batch], steps
    [batch] (the time that the step takes), guidance [1], garment_categories int64 [batch]. Output: next_x, float32.
    """
    net = Network(sizes, precision)

    def doubled(value: str) -> str:
        """The same for the null condition behind it."""
        return net.op('Concat', value, value, axis=0)

    def or_zeros(value: str) -> str:
        nothing = net.op('Mul', value, net.constant(np.zeros(1)))
        return net.op('Concat', value, nothing, axis=0)

    person = net.op('Concat', doubled('x'), or_zeros('ca_images'), or_zeros('person_poses'), axis=1)
    garment = net.op('Concat', or_zeros('garment_images'), or_zeros('garment_poses'), axis=1)
    none = net.op('Mul', 'garment_categories', net.constant(np.array([0])))
    categories = net.op('Concat', 'garment_categories', none, axis=0)
    both = net.velocity(person, garment, doubled('times'), categories)
    with_garment, without = net.op('Split', both, outputs=2, axis=0, num_outputs=2)
    guided = net.op('Add', without, net.op('Mul', 'guidance', net.op('Sub', with_garment, without)))
    lengths = net.op('Reshape', 'steps', net.constant(np.array([-1, 1, 1, 1])))
    stepped = net.op('Add', 'x', net.op('Mul', lengths, guided))
    net.nodes.append(helper.make_node('Identity', [stepped], ['next_x']))

    def value(name: str, channels: int):
        return helper.make_tensor_value_info(name, TensorProto.FLOAT, ['batch', channels, sizes.height, sizes.width])

    numbers = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [size]) for name, size in (('times', 'batch'), ('steps', 'batch'), ('guidance', 1))]
    category = helper.make_tensor_value_info('garment_categories', TensorProto.INT64, ['batch'])
    pictures = [value(name, c) for name, c in (('x', 3), ('ca_images', 3), ('garment_images', 3), ('person_poses', 1), ('garment_poses', 1))]
    graph = helper.make_graph(net.nodes, 'fashn-vton-step', pictures + numbers + [category], [value('next_x', 3)], net.initializers())
    return graph, net
