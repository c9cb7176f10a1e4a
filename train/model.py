"""The tagger: one pass tags cues; from each cue outwards, a second short pass tags its own source and content.

    pieces ──> shared layers ──> upper layers ──> BIO tags of all roles (the cues are read from these)
                     └──> around each cue, with the cue marked ──> own upper layers ──> BIO tags of that cue

So the three parts of an attribution are linked by how they are found (cue-centred decoding, after Vaucher et al. 2021
and Scheible et al. 2016), and the second pass attends with the cue in view.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from encoder import WIDTH, Encoder, Layer, bias_of
from torch import Tensor, nn

from retold.read.decode import OWN_TAGS, ROLE_TAGS
from retold.settings import READ_TAGGER_REACH


@dataclass(frozen=True)
class Shape:
    """How many layers are shared, follow for the roles, and follow around each cue;"""

    shared: int = 6
    upper: int = 0
    around: int = 1


class Tagger(nn.Module):
    """Both passes."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape.shared + shape.upper)
        self.around = nn.ModuleList(Layer() for _ in range(shape.around))
        self.mark = nn.Embedding(2, WIDTH)
        self.distance = nn.Embedding(2 * READ_TAGGER_REACH + 1, WIDTH)
        nn.init.normal_(self.mark.weight, std=0.02)
        nn.init.zeros_(self.distance.weight)
        self.roles = nn.Linear(WIDTH, len(ROLE_TAGS))
        self.own = nn.Linear(WIDTH, len(OWN_TAGS))
        self.valid = nn.Linear(WIDTH, 1)
        self.hint = nn.Linear(len(ROLE_TAGS), WIDTH, bias=False)
        nn.init.zeros_(self.hint.weight)

    def first(self, ids: Tensor, features: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """(batch, length) to what the second pass starts from (batch, length, width) and role scores (..., 7)."""
        bias = None if mask is None else bias_of(mask)
        hidden = self.encoder.embed(ids, features)
        for layer in self.encoder.layers[: self.shape.shared]:
            hidden = layer(hidden, bias)
        shared = hidden
        for layer in self.encoder.layers[self.shape.shared :]:
            hidden = layer(hidden, bias)
        scores = self.roles(hidden)
        return shared + self.hint(scores.softmax(-1)), scores

    def second(self, near: Tensor, marks: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Windows around cues: `near` (cues, 2 * reach, width), `marks` 1 on the cue's pieces. Gives own-tag scores
        (..., 5) and whether it is a cue at all (cues,).
        """
        places = torch.arange(near.shape[1], device=near.device)
        hidden = near + self.mark(marks) + self.distance(places)
        bias = bias_of(mask)
        for layer in self.around:
            hidden = layer(hidden, bias)
        centre = (hidden * marks[..., None]).sum(1) / marks.sum(1, keepdim=True)
        return self.own(hidden), self.valid(centre)[:, 0]
