"""A model folder of a whole-body pose network, so that hands and face are drawn into the pose map.

    python whole_body.py GRAPH.onnx [--name whole-body-pose] [--licence Apache-2.0]
    python whole_body.py --fixture      # the graph of the specs: it finds the bluest and the reddest pixel

The graph is DWPose's (`dw-ll_ucoco_384.onnx`) or one with its inputs and outputs: input [n, 3, 384, 288], simcc_x
[n, 133, 576], simcc_y [n, 133, 768].
"""

import argparse
import shutil
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

sys.path.append(str(Path(__file__).resolve().parents[1]))
from model_manifest import content_hash, described, write_manifest  # noqa: E402

ROOT = Path(__file__).parents[3]
HEIGHT, WIDTH, BINS = 384, 288, 2
#: Points of body, feet and face, which the fixture finds by blue; the hands by red.
BY_BLUE, BY_RED = 91, 42
#: What the brightest pixel is after normalisation.
BRIGHTEST = (255 - 123.675) / 58.395


def fixture() -> onnx.ModelProto:
    constants, nodes = [], []

    def constant(name: str, values, kind=np.int64) -> str:
        constants.append(numpy_helper.from_array(np.asarray(values, kind), name))
        return name

    def node(kind: str, inputs: list[str], output: str, **attributes) -> str:
        nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    constant("scale", 1 / BRIGHTEST, np.float32)
    for axis, name, size in ((2, "x", WIDTH), (3, "y", HEIGHT)):
        parts = []
        for channel, points in ((0, BY_BLUE), (2, BY_RED)):
            key = f"{name}{channel}"
            one = node("Slice", ["input", constant(f"{key}_from", [channel]), constant(f"{key}_to", [channel + 1]), constant(f"{key}_axis", [1])], f"{key}_one")
            most = node("ReduceMax", [one, constant(f"{key}_over", [axis])], f"{key}_most", keepdims=0)
            wide = node("Unsqueeze", [most, constant(f"{key}_last", [3])], f"{key}_wide")
            twice = node("Expand", [wide, constant(f"{key}_twice", [1, 1, size, BINS])], f"{key}_bins")
            flat = node("Reshape", [twice, constant(f"{key}_flat", [0, 1, size * BINS])], f"{key}_flatten")
            parts.append(node("Expand", [flat, constant(f"{key}_points", [1, points, size * BINS])], f"{key}_all"))
        node("Mul", [node("Concat", parts, f"{name}_joined", axis=1), "scale"], f"simcc_{name}")

    def tensor(name: str, *dims):
        return helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", *dims])

    graph = helper.make_graph(
        nodes,
        "whole_body_small",
        [tensor("input", 3, HEIGHT, WIDTH)],
        [tensor("simcc_x", 133, BINS * WIDTH), tensor("simcc_y", 133, BINS * HEIGHT)],
        constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    onnx.checker.check_model(model, full_check=True)
    return model


def write(folder: Path, graph: bytes | Path, name: str, licence: str, source: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "model.onnx"
    if isinstance(graph, Path):
        shutil.copyfile(graph, target)
    else:
        target.write_bytes(graph)
    file = described(folder, target.name)
    write_manifest(
        folder, name=name, kind="whole-body-pose", revision=content_hash(file), licence=licence, source=source, input_size=[HEIGHT, WIDTH], files=[file]
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path, nargs="?")
    parser.add_argument("--fixture", action="store_true")
    parser.add_argument("--name", default="whole-body-pose")
    parser.add_argument("--licence", default="Apache-2.0")
    given = parser.parse_args()
    if given.fixture:
        name = "whole-body-small"
        folder = ROOT / "test/fixtures/fashn-vton/models" / name
        write(folder, fixture().SerializeToString(), name, "MIT", "models/recipes/fashn_vton/whole_body.py")
    elif given.graph is None:
        parser.error("name the graph, or --fixture")
    else:
        write(ROOT / "models" / given.name, given.graph, given.name, given.licence, given.graph.name)
