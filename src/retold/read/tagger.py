"""A text in, the attributions that the shipped model finds in it out: source, cue and content, linked. Entry: `tag`.

The model (docs/model-card.md) is two int8 graphs beside this file: one tags every word's role, the other looks around
each cue for its own source and content. onnxruntime runs them on one thread, so that a process for each core is best.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np

from retold.read.decode import Found, decode
from retold.read.drafts import Draft
from retold.read.encoding import Vocabulary, encode, load_vocabulary
from retold.records import Span
from retold.settings import READ_TAGGER_CALIBRATION

MODEL: Final = "attribution-1"
"""The model's name, as findings give it."""

FOLDER: Final = files("retold.read") / "model"
FILES: Final = ("vocabulary.txt", "first.onnx", "second.onnx")

Run = Callable[[dict[str, Any]], Any]


@cache
def _model() -> tuple[Vocabulary, Run, Run]:
    """The vocabulary and both graphs, loaded once a process."""
    import onnxruntime  # noqa: PLC0415  reading by rules alone must not wait for it

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # it keeps 200 MB for nothing in return

    def graph(name: str) -> Run:
        session = onnxruntime.InferenceSession(
            (FOLDER / name).read_bytes(), options, providers=["CPUExecutionProvider"]
        )
        return lambda inputs: session.run(None, inputs)

    vocabulary, first, second = FILES
    return load_vocabulary(FOLDER / vocabulary), graph(first), graph(second)


def tag(text: str) -> list[Draft]:
    """Drafts of attributions in order of their cues, each as sure as its calibrated confidence says."""
    vocabulary, first, second = _model()
    encoded = encode(text, vocabulary)
    if not len(encoded.ids):
        return []

    def roles(ids: Any, features: Any) -> Any:
        return first({"ids": ids, "features": features})

    def own(near: Any, marks: Any, mask: Any) -> Any:
        return second({"near": near, "marks": marks, "mask": mask})

    found = decode(encoded, vocabulary, roles, own)
    starts, ends = encoded.starts.tolist(), encoded.ends.tolist()

    def spans(units: Iterable[tuple[int, int]]) -> list[Span]:
        return [Span(starts[first], ends[last - 1]) for first, last in units]

    return [
        Draft("model", spans(each.source), spans([each.cue]), spans(each.content), sure=confidence(each))
        for each in found
    ]


def confidence(found: Found) -> float:
    """How sure it is that source and content are right, from how sure the model is of each part (`READ_TAGGER_...`)."""
    parts = np.clip([found.cue_sure, found.source_sure, found.content_sure], 1e-3, 1 - 1e-3)
    bias, *weights = READ_TAGGER_CALIBRATION
    odds = bias + float(np.dot(weights, np.log(parts / (1 - parts))))
    return round(1 / (1 + float(np.exp(-odds))), 3)
