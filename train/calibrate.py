"""Says how sure a finding is: fits READ_TAGGER_CALIBRATION on the dev articles, which a model was not fitted on.

For every attribution found: the log-odds of its cue, source and content, and whether it is right (content and source
each share half of the longer one's words with one of the first annotator's). A logistic regression of the second on
the first gives confidences; a table of ten bins says how well they hold, each half of the articles by the other's fit.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from data import rows
from model import Shape, Tagger

from retold.evaluate.data import Marked
from retold.evaluate.units import KEYS, tally
from retold.read.decode import Found, decode
from retold.read.encoding import Encoded, encode, load_vocabulary
from retold.records import Span

LINK = KEYS.index("link")


def passes(tagger: Tagger):
    """Both passes as `decode` calls them."""

    def run(function, arrays):
        with torch.no_grad():
            return tuple(tensor.numpy() for tensor in function(*map(torch.from_numpy, arrays)))

    return lambda *arrays: run(tagger.first, arrays), lambda *arrays: run(tagger.second, arrays)


def marked(encoded: Encoded, found: Found) -> Marked:
    """A finding as an annotator would have marked it."""

    def spans(units):
        return tuple(Span(int(encoded.starts[first]), int(encoded.ends[last - 1])) for first, last in units)

    return Marked(spans(found.source), spans((found.cue,)), spans(found.content))


def evidence(found: Found) -> list[float]:
    """A one, and the log-odds of cue, source and content."""
    sure = np.clip([found.cue_sure, found.source_sure, found.content_sure], 1e-3, 1 - 1e-3)
    return [1.0, *np.log(sure / (1 - sure))]


def logistic(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Newton's method, with a little ridge."""
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (y - p) - 1e-3 * weights
        weights = weights + np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(len(weights)), gradient)
    return weights


def main() -> None:
    """Fits, and prints the weights and the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True, help="what fit.py saved")
    options = parser.parse_args()
    saved = torch.load(options.model)
    tagger = Tagger(Shape(**saved["shape"]))
    tagger.load_state_dict(saved["weights"])
    tagger.eval()
    vocabulary = load_vocabulary(options.vocabulary)
    first, second = passes(tagger)
    x, y, half = [], [], []
    for number, row in enumerate(rows(options.data / "dev.jsonl.gz")):
        encoded = encode(row["text"], vocabulary)
        gold = [Marked(*(tuple(Span(*span) for span in each.get(role) or ()) for role in Marked._fields))
                for each in row["annotations"][0]["attributions"]]  # fmt: skip
        for found in decode(encoded, vocabulary, first, second):
            x.append(evidence(found))
            y.append(tally(row["text"], gold, [marked(encoded, found)])[LINK, 0])
            half.append(number % 2)
    x, y, half = np.array(x), np.array(y, float), np.array(half)
    sure = np.zeros(len(y))
    for side in (0, 1):
        sure[half == side] = 1 / (1 + np.exp(-x[half == side] @ logistic(x[half != side], y[half != side])))
    print("READ_TAGGER_CALIBRATION:", np.round(logistic(x, y), 3).tolist(), f"{len(y)} found, {y.mean():.3f} right")
    bins = np.minimum((sure * 10).astype(int), 9)
    error = 0.0
    for number in range(10):
        inside = bins == number
        if inside.any():
            print(f"{number / 10:.1f}-{number / 10 + 0.1:.1f}  {inside.sum():5d}  said {sure[inside].mean():.3f}  "
                  f"right {y[inside].mean():.3f}")  # fmt: skip
            error += inside.mean() * abs(sure[inside].mean() - y[inside].mean())
    print(f"expected calibration error {error:.3f}")


if __name__ == "__main__":
    main()
