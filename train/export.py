"""Writes the fitted tagger as two ONNX graphs with int8 weights (dynamic quantisation, one scale a column)."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import onnx
import torch
from model import Shape, Tagger
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn

from retold.settings import READ_TAGGER_REACH, READ_TAGGER_WINDOW


class First(nn.Module):
    """The first pass alone."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, ids, features):
        """As `Tagger.first`, of windows that are full."""
        return self.tagger.first(ids, features)


class Second(nn.Module):
    """The second pass alone."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, near, marks, mask):
        """As `Tagger.second`."""
        return self.tagger.second(near, marks, mask)


def export(tagger: Tagger, folder: Path) -> None:
    """Both graphs into a folder."""
    tagger.eval()
    whole = torch.ones((2, READ_TAGGER_WINDOW), dtype=torch.long)
    part = torch.ones((3, 2 * READ_TAGGER_REACH + 1), dtype=torch.long)
    near = torch.zeros((*part.shape, 384))
    write(
        First(tagger),
        (whole, whole * 0),
        ["ids", "features"],
        ["hidden", "scores"],
        folder / "first.onnx",
    )
    write(Second(tagger), (near, part, part), ["near", "marks", "mask"], ["own", "valid"], folder / "second.onnx")


def write(module, inputs, names, outputs, path: Path) -> None:
    """One graph. Weights have seven bits, so that processors without 8-bit dot products do not saturate."""
    axes = {name: {0: "rows", 1: "length"} for name in names + outputs}
    if "valid" in outputs:
        axes["valid"] = {0: "rows"}
    with tempfile.TemporaryDirectory() as scratch:
        plain, ready = Path(scratch) / "plain.onnx", Path(scratch) / "ready.onnx"
        torch.onnx.export(
            module,
            inputs,
            str(plain),
            input_names=names,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(path), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    onnx.checker.check_model(str(path))


def main() -> None:
    """Exports what fit.py saved."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    saved = torch.load(options.model) if options.model else {"shape": {}}
    tagger = Tagger(Shape(**saved["shape"]))
    if options.model:
        tagger.load_state_dict(saved["weights"])
    options.out.mkdir(parents=True, exist_ok=True)
    export(tagger, options.out)


if __name__ == "__main__":
    main()
