"""Fits the tagger: `python train/fit.py --data DIR --checkpoint DIR --out FILE`. Seeds fixed; CPU or GPU."""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from data import Document, document, rows
from encoder import load, load_layer, read_safetensors
from model import Shape, Tagger

from retold.read.decode import ROLE_TAGS
from retold.read.encoding import NAME, OUTLET, Vocabulary, load_vocabulary
from retold.settings import READ_TAGGER_REACH as REACH
from retold.settings import READ_TAGGER_WINDOW as WINDOW

CUE = ROLE_TAGS.index("B-cue")
EDGE = 12


def blind(tagger: Tagger, vocabulary: Vocabulary) -> None:
    """Let the pieces for any name and any outlet start from the mean of the names that they stand for."""
    table = tagger.encoder.pieces.weight.data
    known = [vocabulary.pieces[name] for name in vocabulary.names]
    table[vocabulary.pieces[NAME]] = table[known].mean(0)
    words = [vocabulary.pieces[w] for w in ("newspaper", "times", "post", "news", "magazine", "network", "journal")]
    table[vocabulary.pieces[OUTLET]] = table[words].mean(0)


def pieces_of(tags: np.ndarray, doc: Document) -> np.ndarray:
    """Unit tags as piece tags: a unit's later pieces go on with what its first began."""
    first, total = doc.encoded.first, len(doc.encoded.ids)
    counts = np.diff(np.append(first, total))
    out = np.repeat(tags, counts)
    later = np.ones(total, bool)
    later[first] = False
    return np.where(later & (out % 2 == 1), out + 1, out)


class Windows:
    """Windows of all documents, cut anew each epoch at another place."""

    def __init__(self, docs: list[Document]) -> None:
        self.docs = docs
        self.roles = [pieces_of(doc.roles, doc) for doc in docs]
        self.own = [[pieces_of(own, doc) for own in doc.own] for doc in docs]
        self.cues = []
        for doc in docs:
            ends = np.append(doc.encoded.first, len(doc.encoded.ids))
            self.cues.append([(int(ends[s]), int(ends[e])) for s, e in doc.cues])

    def epoch(self, rng: random.Random) -> list[tuple[int, int, int]]:
        size = WINDOW - 2
        cut = []
        for number, doc in enumerate(self.docs):
            total = len(doc.encoded.ids)
            start = 0
            end = min(total, rng.randint(size // 3, size))
            while start < total:
                cut.append((number, start, end))
                start, end = end, min(total, end + size)
        rng.shuffle(cut)
        return cut

    def batch(self, cut: list[tuple[int, int, int]], vocabulary: Vocabulary, blank: float, rng: np.random.Generator):
        longest = WINDOW
        ids, features, mask = (np.zeros((len(cut), longest), np.int64) for _ in range(3))
        roles = np.full((len(cut), longest), -100, np.int64)
        cues, own = [], []
        masked = vocabulary.pieces["[MASK]"]
        for row, (number, start, end) in enumerate(cut):
            doc, size = self.docs[number], end - start
            ids[row, 0], ids[row, 1 : size + 1], ids[row, size + 1] = (
                vocabulary.start, doc.encoded.ids[start:end], vocabulary.end)
            features[row, 1 : size + 1] = doc.encoded.features[start:end]
            mask[row, : size + 2] = 1
            roles[row, 1 : size + 1] = self.roles[number][start:end]
            total = len(doc.encoded.ids)
            low = start + (EDGE if start else 0)
            high = end - (EDGE if end < total else 0)
            for index, (first, last) in enumerate(self.cues[number]):
                if low <= first and last <= high:
                    cues.append((row, first - start + 1, last - start + 1))
                    places = np.arange(first - REACH, first + REACH + 1)
                    tags = self.own[number][index]
                    inside = (places >= start) & (places < end)
                    own.append(np.where(inside, tags[np.clip(places, 0, total - 1)], -100))
        if blank:
            hit = (rng.random(ids.shape) < blank) & (mask == 1) & (ids != vocabulary.start) & (ids != vocabulary.end)
            ids[hit] = masked
        return ids, features, mask, roles, cues, own


def gather(shared, mask, cues):
    """Windows around cues (window, first, last piece) of what the first pass gave."""
    row = torch.tensor([c[0] for c in cues])
    start = torch.tensor([c[1] for c in cues])
    end = torch.tensor([c[2] for c in cues])
    places = start[:, None] + torch.arange(-REACH, REACH + 1)
    sizes = mask.sum(1)[row]
    inside = (places >= 1) & (places < sizes[:, None] - 1)
    near = shared[row[:, None], places.clamp(0, shared.shape[1] - 1)]
    marks = (places >= start[:, None]) & (places < end[:, None])
    return near, marks.long(), inside.long()


def negatives(scores, roles, rng, most):
    """Likely cues that are none, as (window, first, last)."""
    with torch.no_grad():
        p = scores.float().softmax(-1)[..., CUE]
        p = torch.where((roles == CUE) | (roles == CUE + 1) | (roles < 0), 0.0, p)
        p[:, :EDGE] = 0
        p[:, -EDGE:] = 0
        flat = p.flatten()
        top = flat.topk(min(most, flat.numel()))
        found = [int(i) for v, i in zip(top.values, top.indices, strict=True) if v > 0.02]
    length = roles.shape[1]
    return [(i // length, i % length, i % length + 1) for i in found]


def usable(row: dict) -> bool:
    """Has an annotator marked anything?"""
    return any(each.get("cue") and each.get("content") for each in row["annotations"][0]["attributions"])


def left_out(articles: list[dict], fold: int) -> list[dict]:
    """Every fifth usable article, from number `fold` on: those that fitting with `--fold` did not see."""
    return [row for number, row in enumerate(filter(usable, articles)) if number % 5 == fold]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--blank", type=float, default=0.06)
    parser.add_argument("--dropout", type=float, default=0.0)
    parser.add_argument("--shared", type=int, default=5)
    parser.add_argument("--upper", type=int, default=1)
    parser.add_argument("--around", type=int, default=1)
    parser.add_argument("--fold", type=int, default=-1, help="leave out every fifth training article from this one on")
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("--seed", type=int, default=17)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    rng, npr = random.Random(options.seed), np.random.default_rng(options.seed)
    torch.set_num_threads(2)
    vocabulary = load_vocabulary(options.vocabulary)
    articles = [row for row in rows(options.data / "train.jsonl.gz") if usable(row)]
    if options.fold >= 0:
        articles = [row for number, row in enumerate(articles) if number % 5 != options.fold]
    docs = [document(row, vocabulary) for row in articles]
    windows = Windows(docs)
    shape = Shape(shared=options.shared, upper=options.upper, around=options.around)
    tagger = Tagger(shape)
    weights = read_safetensors(options.checkpoint / "model.safetensors")
    load(tagger.encoder, weights)
    blind(tagger, vocabulary)
    for number, layer in enumerate(tagger.around):
        load_layer(layer, weights, 6 - options.around + number)
    for module in tagger.modules():
        if hasattr(module, "dropout") and isinstance(module.dropout, float):
            module.dropout = options.dropout
    heads = [p for n, p in tagger.named_parameters() if n.split(".")[0] in {"roles", "own", "valid", "mark", "distance"}
             or "features" in n]
    ids = {id(p) for p in heads}
    body = [p for p in tagger.parameters() if id(p) not in ids]
    optimiser = torch.optim.AdamW([{"params": body, "lr": options.rate}, {"params": heads, "lr": 10 * options.rate}],
                                  weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    steps = options.epochs * math.ceil(len(windows.epoch(random.Random(0))) / options.batch)
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / (0.06 * steps)) * max(0.02, 1 - s / steps))
    averaged = [p.detach().clone() for p in tagger.parameters()]
    step, began = 0, time.time()
    running = np.zeros(3)
    for epoch in range(options.epochs):
        cut = windows.epoch(rng)
        for at in range(0, len(cut), options.batch):
            batch = windows.batch(cut[at : at + options.batch], vocabulary, options.blank, npr)
            i, f, m, r = (torch.from_numpy(x) for x in batch[:4])
            cues, own = batch[4:]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                shared, scores = tagger.first(i, f, m)
                wrong = negatives(scores, r, npr, max(2, len(cues) // 5)) if step > 100 else []
                if cues or wrong:
                    spare = -len(cues + wrong) % 16
                    near, marks, inside = gather(shared, m, cues + wrong + [(0, 1, 2)] * spare)
                    mine, valid = tagger.second(near, marks, inside)
            loss_roles = F.cross_entropy(scores.float().flatten(0, 1), r.flatten(), ignore_index=-100)
            loss = loss_roles
            if cues or wrong:
                target = torch.from_numpy(np.array(own)) if own else torch.zeros((0, 2 * REACH + 1), dtype=torch.long)
                none = torch.where(inside[len(cues) :] == 1, 0, -100)
                none[len(wrong) :] = -100
                target = torch.cat([target, none])
                target = torch.where(marks == 1, -100, target)
                loss_own = F.cross_entropy(mine.float().flatten(0, 1), target.flatten(), ignore_index=-100)
                truth = torch.tensor([1.0] * len(cues) + [0.0] * len(wrong))
                loss_valid = F.binary_cross_entropy_with_logits(valid.float()[: len(truth)], truth)
                loss = loss_roles + 1.5 * loss_own + 0.1 * loss_valid
                running += [loss_roles.item(), loss_own.item(), loss_valid.item()]
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimiser.step()
            plan.step()
            step += 1
            if step % 5 == 0:
                keep = min(0.99, 1 - 5 / (step + 5))
                torch._foreach_lerp_(averaged, list(tagger.parameters()), 1 - keep)
            if step % 50 == 0:
                print(f"epoch {epoch} step {step}/{steps} {time.time() - began:.0f}s "
                      f"{' '.join(f'{x:.4f}' for x in running / 50)}", flush=True)
                running[:] = 0
    for parameter, mean in zip(tagger.parameters(), averaged, strict=True):
        parameter.data.copy_(mean)
    torch.save({"shape": shape.__dict__, "weights": tagger.state_dict(), "options": json.loads(json.dumps(vars(options), default=str))}, options.out)


if __name__ == "__main__":
    main()
