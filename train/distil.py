"""Fits a tagger once more, on what others together say of annotated and of unmarked articles (self-training).

    python train/distil.py --data DIR --news FILE --teachers FILE... --vocabulary FILE --out FILE

Two careful people agree on 70% of attributions: an annotator's word alone is a noisy teacher. Half of what a word of an
annotated article should be is the annotator's tag, half what the teachers think likely (distillation, Hinton et al.
2015); of an unmarked article it is what they think. Arithmetic is rounded as int8 will round it. Starts from the first
teacher. Seeds are fixed.
"""

from __future__ import annotations

import argparse
import math
import random
from pathlib import Path

import fit
import numpy as np
import pyarrow.parquet as pq
import torch
import torch.nn.functional as F
from data import Document, document, rows
from encoder import Linear
from model import Shape, Tagger
from torch import Tensor
from windows import Batch, Windows

from retold.read.decode import ROLE_TAGS, runs
from retold.read.encoding import Vocabulary, encode, load_vocabulary

WORDS = 2000
"""Longer unmarked articles are passed over."""


def main() -> None:
    """Reads the options, fits, and saves the averaged weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "news", "vocabulary", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--teachers", type=Path, nargs="+", required=True, help="what fit.py saved")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--blank", type=float, default=0.06, help="share of pieces that are masked")
    parser.add_argument("--trust", type=float, default=0.5, help="the teachers' share in an annotated article")
    parser.add_argument("--unmarked", type=float, default=0.5, help="unmarked windows for each annotated one")
    parser.add_argument("--fold", type=int, default=-1, help="leave out every fifth training article from this one on")
    parser.add_argument("--seed", type=int, default=31)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    Linear.rounded = True
    vocabulary = load_vocabulary(options.vocabulary)
    articles = [row for row in rows(options.data / "train.jsonl.gz") if fit.usable(row)]
    if options.fold >= 0:
        articles = [row for number, row in enumerate(articles) if number % 5 != options.fold]
    marked = Windows([document(row, vocabulary) for row in articles], vocabulary)
    size = round(len(marked.epoch(random.Random(0))) * options.unmarked)
    unmarked = Windows(sample(options.news, size * options.epochs, options.seed, vocabulary), vocabulary)
    tagger = load(options.teachers[0])
    fit.fit(tagger, Mixed(marked, unmarked, size), options, Teachers(list(map(load, options.teachers)), options.trust))
    plain = {name: str(value) for name, value in vars(options).items()}
    torch.save({"shape": vars(tagger.shape), "weights": tagger.state_dict(), "options": plain}, options.out)


def load(path: Path) -> Tagger:
    """What fit.py saved."""
    saved = torch.load(path)
    tagger = Tagger(Shape(**saved["shape"]))
    tagger.load_state_dict(saved["weights"])
    return tagger


def sample(news: Path, windows: int, seed: int, vocabulary: Vocabulary) -> list[Document]:
    """Unmarked articles that fill so many windows."""
    texts = pq.read_table(news, columns=["text"])["text"]
    found, total = [], 0
    order = list(range(len(texts)))
    random.Random(seed).shuffle(order)
    for number in order:
        text = texts[number].as_py()
        if not 100 < text.count(" ") < WORDS:
            continue
        encoded = encode(text, vocabulary)
        found.append(Document(str(number), "", encoded, np.full(len(encoded.starts), -1), [], []))
        total += math.ceil(len(encoded.ids) / 254)
        if total >= windows:
            break
    return found


class Mixed:
    """Windows of annotated and of unmarked articles, which have no tags."""

    def __init__(self, marked: Windows, unmarked: Windows, size: int) -> None:
        self.marked, self.unmarked, self.size = marked, unmarked, size
        self.pool: list = []

    def epoch(self, rng: random.Random) -> list:
        """Every annotated piece once, and `size` windows of unmarked articles that were not seen before."""
        if len(self.pool) < self.size:
            self.pool += self.unmarked.epoch(rng)
        cuts = self.marked.epoch(rng) + [(~number, *cut) for number, *cut in self.pool[: self.size]]
        del self.pool[: self.size]
        rng.shuffle(cuts)
        return cuts

    def batch(self, cuts: list, blank: float, rng: np.random.Generator) -> Batch:
        """The arrays of some windows, annotated ones first."""
        ours = [cut for cut in cuts if cut[0] >= 0]
        both = [self.marked.batch(ours, blank, rng)]
        both.append(self.unmarked.batch([(~number, *cut) for number, *cut in cuts if number < 0], blank, rng))
        arrays = [np.concatenate([each[part] for each in both]) for part in range(4)]
        arrays[3][len(ours) :] = fit.IGNORED
        return Batch(*arrays, both[0].cues, both[0].own)


class Teachers:
    """Taggers whose opinions are averaged; a loss for `fit.fit`."""

    def __init__(self, taggers: list[Tagger], trust: float) -> None:
        self.taggers, self.trust = [each.eval().requires_grad_(False) for each in taggers], trust

    def __call__(self, tagger: Tagger, batch: Batch, warm: bool) -> tuple[Tensor, Tensor, Tensor]:
        """As `fit.losses`, with the teachers' opinions for truth, or for a part of it."""
        ids, features, mask, roles = (torch.from_numpy(array) for array in batch[:4])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            with torch.no_grad():
                thought = [each.first(ids, features, mask) for each in self.taggers]
                likely = torch.stack([scores.float().softmax(-1) for _, scores in thought]).mean(0)
            hidden, scores = tagger.first(ids, features, mask)
            wrong = fit.likely_but_wrong(scores, roles, max(2, len(batch.cues) // 5))
            more = cues_of(likely, mask, roles)
            cues = batch.cues + wrong + more
            known, met = len(batch.cues), len(cues)
            cues += [(0, 1, 2)] * (-len(cues) % 16 or 16 * (not cues))
            near, marks, inside = fit.gather(hidden, mask, cues)
            own, valid = tagger.second(near, marks, inside)
            with torch.no_grad():
                opinions = [
                    each.second(fit.around(seen, cues), marks, inside)
                    for each, (seen, _) in zip(self.taggers, thought, strict=True)
                ]
                owned = torch.stack([tags.float().softmax(-1) for tags, _ in opinions]).mean(0)
                sure = torch.stack([odds.float().sigmoid() for _, odds in opinions]).mean(0)[:met]
        told = (roles >= 0)[..., None]
        truth = torch.where(told, mix(roles, likely, self.trust), likely)
        standing = ((mask == 1) & ((roles >= 0) | ~told.any(1))).float()
        given = torch.zeros(own.shape[:2], dtype=torch.long)
        if known:
            given[:known] = torch.from_numpy(np.array(batch.own))
        place = torch.arange(len(cues))[:, None]
        annotated = (given >= 0) & (place < known + len(wrong))
        parts = torch.where(annotated[..., None], mix(given, owned, self.trust), owned)
        counted = (inside == 1) & (marks == 0) & (place < met) & ((given >= 0) | (place >= known))
        seen_role = fit.around(torch.where(told[..., 0], roles, likely.argmax(-1)), cues)
        telling = torch.where(seen_role > 0, 1.0, fit.ELSEWHERE_WEIGHT) * counted
        is_cue = torch.where(place[:met, 0] < known, 1.0, torch.where(place[:met, 0] < known + len(wrong), 0.0, sure))
        return (
            average(soft(scores, truth), standing),
            average(soft(own, parts), telling),
            F.binary_cross_entropy_with_logits(valid.float()[:met], is_cue) if met else scores.sum() * 0,
        )


def mix(tags: Tensor, opinions: Tensor, trust: float) -> Tensor:
    """Tags as probabilities, `trust` of each taken from the opinions."""
    return (1 - trust) * F.one_hot(tags.clamp(0), opinions.shape[-1]).float() + trust * opinions


def soft(scores: Tensor, truth: Tensor) -> Tensor:
    """Cross-entropy with probabilities for truth, by place."""
    return -(truth * scores.float().log_softmax(-1)).sum(-1)


def average(each: Tensor, weights: Tensor) -> Tensor:
    """The mean of what is weighed."""
    return (each * weights).sum() / weights.sum().clamp(1)


def cues_of(likely: Tensor, mask: Tensor, roles: Tensor) -> list[fit.Cue]:
    """Cues that the teachers see in windows without annotations."""
    tags = likely.argmax(-1).numpy()
    ends = mask.sum(1).tolist()
    return [
        (row, start, end)
        for row in torch.nonzero((roles < 0).all(1))[:, 0].tolist()
        for start, end in runs(tags[row], ROLE_TAGS.index("B-cue"))
        if start > fit.EDGE and end < ends[row] - fit.EDGE
    ]


if __name__ == "__main__":
    main()
