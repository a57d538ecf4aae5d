"""The trained weights of an exported vitrine-small back into a run folder of `fit`, so that training goes on where a release ended.

Says how far the network's answers are from the file's, whose frozen parts are rounded to half precision.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import numpy_helper
from torch import nn

from colour_part import ColourPart
from export_small import SIDE, photo_tower
from photo_tower import Heads
from trunk import load

LARGEST_DIFFERENCE = 1e-3  # of unit vectors' numbers; the frozen parts are rounded in the file alone


def stored(file: Path) -> dict[str, torch.Tensor]:
    """The graph's weights under the names that the network has for them."""
    return {i.name.removesuffix('.half'): torch.from_numpy(numpy_helper.to_array(i).astype(np.float32)) for i in onnx.load(str(file)).graph.initializer}


def filled(part: nn.Module, weights: dict[str, torch.Tensor], missing: tuple[str, ...] = ()) -> nn.Module:
    """`part` with its weights; `missing`: those that the graph has folded away, left as they are."""
    own = part.state_dict()
    part.load_state_dict({name: own[name] if name in missing else weights[name].reshape(value.shape) for name, value in own.items()})
    return part


def parts(file: Path) -> tuple[nn.ModuleDict, ColourPart]:
    """-> the tuned blocks with the heads, the colour part."""
    weights = stored(file)
    names = filled(nn.ModuleDict({'tuned': load()[2], 'heads': Heads()}), weights, missing=('heads.style',))
    # Folded into one product with the embedding: the only one of its size.
    style = next(value for name, value in weights.items() if value.ndim == 2 and name.startswith('onnx::') and value.T.shape == names['heads'].style.shape)
    names['heads'].style.copy_(style.T)
    return names, filled(ColourPart(), {name.removeprefix('colour.'): value for name, value in weights.items() if name.startswith('colour.')})


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--model', type=Path, default=Path('models/vitrine-small'))
    arg.add_argument('--out', type=Path, required=True, help='a run folder: colour.pt and names.pt are written there')
    arg = arg.parse_args()
    file = arg.model / 'onnx' / 'vision_model.onnx'
    names, colour = parts(file)
    arg.out.mkdir(parents=True, exist_ok=True)
    torch.save(names.state_dict(), arg.out / 'names.pt')
    torch.save(colour.state_dict(), arg.out / 'colour.pt')
    x = np.random.default_rng(1).normal(size=(8, 3, SIDE, SIDE)).astype(np.float32)
    with torch.inference_mode():
        mine = photo_tower(arg.out)(torch.from_numpy(x)).numpy()
    difference = float(np.abs(mine - onnxruntime.InferenceSession(str(file)).run(None, {'pixel_values': x})[0]).max())
    print(f'differs by {difference:.1e} at most')
    if difference > LARGEST_DIFFERENCE:
        raise SystemExit('the network is not the one that was exported')


if __name__ == '__main__':
    main()
