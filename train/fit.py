"""Fits the tagger: `python train/fit.py --data DIR --checkpoint DIR --vocabulary FILE --out FILE`. Seeds are fixed."""

from __future__ import annotations

import argparse
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from data import IGNORED, document, rows
from encoder import load, load_layer, read_safetensors
from model import Shape, Tagger
from torch import Tensor
from windows import EDGE, Batch, Windows

from retold.read.decode import ROLE_TAGS
from retold.read.encoding import NAME, OUTLET, Vocabulary, load_vocabulary
from retold.settings import READ_TAGGER_REACH as REACH

CUE = ROLE_TAGS.index("B-cue")
OWN_WEIGHT, VALID_WEIGHT = 1.0, 0.1
ELSEWHERE_WEIGHT = 0.2
"""Of words that are no source and no content of any cue: the first pass knows them."""
Cue = tuple[int, int, int]
WARM = 100
"""Steps before cues that are wrong, but likely, are shown to the second pass."""


def main() -> None:
    """Reads the options, fits, and saves the averaged weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "checkpoint", "vocabulary", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--blank", type=float, default=0.06, help="share of pieces that are masked")
    parser.add_argument("--fold", type=int, default=-1, help="leave out every fifth training article from this one on")
    parser.add_argument("--seed", type=int, default=23)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    vocabulary = load_vocabulary(options.vocabulary)
    articles = [row for row in rows(options.data / "train.jsonl.gz") if usable(row)]
    if options.fold >= 0:
        articles = [row for number, row in enumerate(articles) if number % 5 != options.fold]
    windows = Windows([document(row, vocabulary) for row in articles], vocabulary)
    tagger = start(options.checkpoint, vocabulary)
    fit(tagger, windows, options, losses)
    plain = {name: str(value) for name, value in vars(options).items()}
    torch.save({"shape": vars(tagger.shape), "weights": tagger.state_dict(), "options": plain}, options.out)


def usable(row: dict) -> bool:
    """Has an annotator marked anything?"""
    return any(each.get("cue") and each.get("content") for each in row["annotations"][0]["attributions"])


def start(checkpoint: Path, vocabulary: Vocabulary) -> Tagger:
    """A tagger with a checkpoint's weights; the piece for any name starts from the mean of the names it stands for."""
    tagger = Tagger(Shape())
    weights = read_safetensors(checkpoint / "model.safetensors")
    load(tagger.encoder, weights)
    for number, layer in enumerate(tagger.around):
        load_layer(layer, weights, len(tagger.encoder.layers) - len(tagger.around) + number)
    table = tagger.encoder.pieces.weight.data
    table[vocabulary.pieces[NAME]] = table[
        [vocabulary.pieces[piece] for piece, mark in vocabulary.marks.items() if mark == "name"]
    ].mean(0)
    words = ("newspaper", "times", "post", "news", "magazine", "network", "journal")
    table[vocabulary.pieces[OUTLET]] = table[[vocabulary.pieces[word] for word in words]].mean(0)
    return tagger


def fit(tagger: Tagger, windows, options: argparse.Namespace, loss) -> None:
    """AdamW with a short warm-up and a linear fall; what is kept is a running mean of the last weights."""
    rng, noise = random.Random(options.seed), np.random.default_rng(options.seed)
    optimiser = torch.optim.AdamW(groups(tagger, options.rate), weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    steps = options.epochs * math.ceil(len(windows.epoch(random.Random(0))) / options.batch)
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (0.06 * steps)) * max(0.02, 1 - step / steps)
    )
    weights = list(tagger.parameters())
    mean = [weight.detach().clone() for weight in weights]
    step, began, told = 0, time.time(), np.zeros(3)
    for epoch in range(options.epochs):
        cuts = windows.epoch(rng)
        for at in range(0, len(cuts), options.batch):
            parts = loss(tagger, windows.batch(cuts[at : at + options.batch], options.blank, noise), step >= WARM)
            optimiser.zero_grad(set_to_none=True)
            (parts[0] + OWN_WEIGHT * parts[1] + VALID_WEIGHT * parts[2]).backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimiser.step()
            plan.step()
            step += 1
            if step % 5 == 0:
                torch._foreach_lerp_(mean, weights, 0.04 if step > steps // 3 else 1.0)
            told += [float(part.detach()) for part in parts]
            if step % 50 == 0:
                print(
                    f"epoch {epoch} step {step}/{steps} {time.time() - began:.0f} s",
                    *np.round(told / 50, 4),
                    flush=True,
                )
                told[:] = 0
    for weight, averaged in zip(weights, mean, strict=True):
        weight.data.copy_(averaged)


def groups(tagger: Tagger, rate: float) -> list[dict]:
    """New layers learn faster than what comes from the checkpoint; features join embeddings, which are small."""
    new = {"roles": 4, "own": 4, "valid": 4, "mark": 2, "distance": 2, "hint": 2}
    found: dict[float, list] = {}
    for name, parameter in tagger.named_parameters():
        found.setdefault(rate * new.get(name.split(".")[0], 1), []).append(parameter)
    return [{"params": parameters, "lr": each} for each, parameters in found.items()]


def losses(tagger: Tagger, batch: Batch, warm: bool) -> tuple[Tensor, Tensor, Tensor]:
    """Of the roles, of what is each cue's own, and of whether a cue is one; wrong cues own nothing."""
    ids, features, mask, roles = (torch.from_numpy(array) for array in batch[:4])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden, scores = tagger.first(ids, features, mask)
        wrong = likely_but_wrong(scores, roles, max(2, len(batch.cues) // 5)) if warm else []
        cues = batch.cues + wrong
        cues += [(0, 1, 2)] * (-len(cues) % 16 or 16 * (not cues))  # few shapes: each costs a compilation
        near, marks, inside = gather(hidden, mask, cues)
        own, valid = tagger.second(near, marks, inside)
    truth = torch.full(own.shape[:2], IGNORED)
    known, met = len(batch.cues), len(batch.cues) + len(wrong)
    if known:
        truth[:known] = torch.from_numpy(np.array(batch.own))
    truth[known:met] = torch.where(inside[known:met] == 1, 0, IGNORED)
    truth = torch.where(marks == 1, IGNORED, truth)
    telling = torch.where(around(roles, cues) > 0, 1.0, ELSEWHERE_WEIGHT) * (truth != IGNORED)
    each = F.cross_entropy(own.float().flatten(0, 1), truth.flatten(), ignore_index=IGNORED, reduction="none")
    is_cue = (torch.arange(met) < known).float()
    return (
        F.cross_entropy(scores.float().flatten(0, 1), roles.flatten(), ignore_index=IGNORED),
        (each * telling.flatten()).sum() / telling.sum().clamp(1),
        F.binary_cross_entropy_with_logits(valid.float()[:met], is_cue) if met else scores.sum() * 0,
    )


def around(table: Tensor, cues: list[Cue]) -> Tensor:
    """What stands in a table of windows around each cue."""
    row, start, _ = torch.tensor(cues).T
    places = start[:, None] + torch.arange(-REACH, REACH + 1)
    return table[row[:, None], places.clamp(0, table.shape[1] - 1)]


def gather(hidden: Tensor, mask: Tensor, cues: list[Cue]) -> tuple[Tensor, Tensor, Tensor]:
    """What the first pass gave around each cue, where the cue is, and where anything is."""
    row, start, end = torch.tensor(cues).T
    places = start[:, None] + torch.arange(-REACH, REACH + 1)
    inside = (places >= 1) & (places < mask.sum(1)[row][:, None] - 1)
    marks = (places >= start[:, None]) & (places < end[:, None])
    return around(hidden, cues), marks.long(), inside.long()


def likely_but_wrong(scores: Tensor, roles: Tensor, most: int) -> list[Cue]:
    """Pieces that look most like the beginning of a cue, and are in none."""
    likely = scores.detach().float().softmax(-1)[..., CUE]
    likely = torch.where((roles == CUE) | (roles == CUE + 1) | (roles < 0), 0.0, likely)
    likely[:, :EDGE] = likely[:, -EDGE:] = 0
    top = likely.flatten().topk(most)
    length = roles.shape[1]
    places = top.indices[top.values > 0.02].tolist()
    return [(place // length, place % length, place % length + 1) for place in places]


if __name__ == "__main__":
    main()
