"""The encoder: BERT's layers (Devlin et al. 2019), small enough to change, with weights read from a checkpoint.

Beside pieces and positions it embeds a feature of each piece: its capitals, whether it opens a paragraph, whether it
stands inside quotation marks. The checkpoint is lower case and knows none of the three, so they start at zero.
"""

from __future__ import annotations

import json
import struct
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from retold.read.encoding import FEATURES

WIDTH, HEADS, INNER, PIECES, POSITIONS = 384, 12, 1536, 30522, 512


class Round(torch.autograd.Function):
    """Values as int8 arithmetic would have them; gradients pass as if they were not rounded (Jacob et al. 2018)."""

    @staticmethod
    def forward(context, values: Tensor, low: Tensor, scale: Tensor) -> Tensor:
        """Values as the nearest of `low` and whole steps of `scale` from it."""
        return ((values - low) / scale).round_().mul_(scale).add_(low)

    @staticmethod
    def backward(context, gradient: Tensor):
        """Straight through."""
        return gradient, None, None


class Linear(nn.Linear):
    """A linear layer that can be trained for what `export.py` makes of it: seven-bit weights with one scale a row,
    eight-bit inputs with one scale a window.
    """

    rounded = False

    def forward(self, values: Tensor) -> Tensor:
        """`values` (batch, length, width)."""
        if not (Linear.rounded and self.training):
            return super().forward(values)
        low = values.detach().amin((1, 2), keepdim=True).clamp(max=0)
        scale = (values.detach().amax((1, 2), keepdim=True).clamp(min=0) - low).clamp(min=1e-6) / 255
        values = Round.apply(values, (low / scale).round() * scale, scale)
        most = self.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / 64
        return F.linear(values, Round.apply(self.weight, torch.zeros_like(most), most), self.bias)


class Layer(nn.Module):
    """Self-attention and a feed-forward block, each with its residual, normalised after."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = Linear(WIDTH, 3 * WIDTH)
        self.mix = Linear(WIDTH, WIDTH)
        self.mixed = nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen = Linear(WIDTH, INNER)
        self.narrow = Linear(INNER, WIDTH)
        self.narrowed = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = 0.0

    def forward(self, hidden: Tensor, bias: Tensor | None) -> Tensor:
        """`hidden` (batch, length, width); `bias` (batch, 1, 1, length), very negative where nothing stands; none where
        all is full.
        """
        batch, length, _ = hidden.shape
        heads = self.qkv(hidden).view(batch, length, 3, HEADS, WIDTH // HEADS)
        q, k, v = heads.permute(2, 0, 3, 1, 4).unbind(0)
        if torch.onnx.is_in_onnx_export():
            scores = q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5
            seen = (scores if bias is None else scores + bias).softmax(-1) @ v
        else:
            seen = F.scaled_dot_product_attention(q, k, v, attn_mask=None if bias is None else bias.to(q.dtype))
        seen = self.mix(seen.transpose(1, 2).reshape(batch, length, WIDTH))
        hidden = self.mixed(hidden + F.dropout(seen, self.dropout, self.training))
        wide = self.narrow(F.gelu(self.widen(hidden)))
        return self.narrowed(hidden + F.dropout(wide, self.dropout, self.training))


class Encoder(nn.Module):
    """Embeddings and layers."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.features = nn.Embedding(FEATURES, WIDTH)
        nn.init.zeros_(self.features.weight)
        self.embedded = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))

    def embed(self, ids: Tensor, features: Tensor) -> Tensor:
        """`ids` and `features` (batch, length) to (batch, length, width)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        return self.embedded(self.pieces(ids) + self.places(places) + self.kind + self.features(features))


def bias_of(mask: Tensor) -> Tensor:
    """A mask (batch, length), 1 where a piece stands, as what is added to attention scores."""
    return (1.0 - mask.float())[:, None, None, :] * -1e4


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """The tensors of a safetensors file, all float32."""
    raw = path.read_bytes()
    size = struct.unpack("<Q", raw[:8])[0]
    head = json.loads(raw[8 : 8 + size])
    kinds = {"F32": np.float32, "F16": np.float16, "I64": np.int64}
    found = {}
    for name, entry in head.items():
        if name != "__metadata__":
            start, end = entry["data_offsets"]
            flat = np.frombuffer(raw[8 + size + start : 8 + size + end], kinds[entry["dtype"]])
            found[name] = torch.from_numpy(flat.reshape(entry["shape"]).astype(np.float32))
    return found


def load_layer(layer: Layer, weights: dict[str, Tensor], number: int) -> None:
    """Fill a layer from layer `number` of a BERT checkpoint."""
    prefix = f"encoder.layer.{number}."
    for part in ("weight", "bias"):
        heads = [weights[f"{prefix}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
        getattr(layer.qkv, part).data.copy_(torch.cat(heads))
        for mine, theirs in (("mix", "attention.output.dense"), ("mixed", "attention.output.LayerNorm"),
                             ("widen", "intermediate.dense"), ("narrow", "output.dense"),
                             ("narrowed", "output.LayerNorm")):  # fmt: skip
            getattr(getattr(layer, mine), part).data.copy_(weights[f"{prefix}{theirs}.{part}"])


def load(encoder: Encoder, weights: dict[str, Tensor]) -> None:
    """Fill an encoder from a BERT checkpoint's tensors."""
    encoder.pieces.weight.data.copy_(weights["embeddings.word_embeddings.weight"])
    encoder.places.weight.data.copy_(weights["embeddings.position_embeddings.weight"])
    encoder.kind.data.copy_(weights["embeddings.token_type_embeddings.weight"][0])
    for part in ("weight", "bias"):
        getattr(encoder.embedded, part).data.copy_(weights[f"embeddings.LayerNorm.{part}"])
    for number, layer in enumerate(encoder.layers):
        load_layer(layer, weights, number)
