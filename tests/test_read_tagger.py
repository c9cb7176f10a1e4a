"""The model's view of a text, the decoding of its scores, and what it finds in invented sentences."""

import itertools
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.read import tagger
from retold.read.decode import OWN_TAGS, ROLE_TAGS, decode, probabilities, runs, viterbi
from retold.read.encoding import MOST_PIECES, NAME, OUTLET, Vocabulary, encode
from retold.read.tagger import tag

PIECES = """[PAD] [UNK] [CLS] [SEP] [unused1] [unused2] the mayor said port would close ##d ##s . , " ' republican
republicans conservative conservatives liberalism d s clo ##se cafe reporter""".split()
SMALL = Vocabulary({piece: id for id, piece in enumerate(PIECES)}, {"quill": "name", "zeno": "name"})


def pieces(text):
    encoded = encode(text, SMALL)
    return [PIECES[id] for id in encoded.ids]


def units(text):
    encoded = encode(text, SMALL)
    return [text[start:end] for start, end in zip(encoded.starts, encoded.ends, strict=True)]


def test_a_word_is_the_longest_pieces_from_its_left():
    assert pieces("the port closed.") == ["the", "port", "close", "##d", "."]
    assert pieces("Café") == ["cafe"]
    assert pieces("xyz") == ["[UNK]"]


def test_units_are_the_very_characters_whatever_stands_between_them():
    assert units("the\u00a0po\u00adrt\u200b clo\ufeffsed.") == ["the", "po\u00adrt", "clo\ufeffsed", "."]
    assert units("“Closed,” she said") == ["“", "Closed", ",", "”", "she", "said"]
    assert units("") == []


def test_a_name_is_a_name_whichever_it_is():
    assert pieces("Quill said") == pieces("Zeno said") == [NAME, "said"]
    assert pieces("Quill said") == pieces("Brackwater said"), "a capitalised word that the vocabulary has not"
    assert pieces("Republicans said") == pieces("Democrats said") == pieces("Libertarians said")
    assert pieces("GOP") == pieces("Democratic") == ["republican"]


def test_an_outlet_is_one_unit_however_many_words_it_has():
    assert pieces("the New York Times said") == pieces("the Reuters said") == ["the", OUTLET, "said"]
    assert units("the New York Times said") == ["the", "New York Times", "said"]


@given(st.text(alphabet="abcdeXYZ Zeno\n\"'.,\u00a0\u00ad\u200bﬁé", max_size=200))
def test_units_lie_in_order_inside_the_text(text):
    encoded = encode(text, SMALL)
    assert all(0 <= start < end <= len(text) for start, end in zip(encoded.starts, encoded.ends, strict=True))
    assert (np.diff(encoded.starts) > 0).all()
    assert (encoded.ends[:-1] <= encoded.starts[1:]).all()
    assert (np.diff(np.append(encoded.first, len(encoded.ids))) <= MOST_PIECES).all()


def legal(tags):
    return all(tag % 2 == 1 or tag == 0 or before in {tag - 1, tag} for before, tag in itertools.pairwise([0, *tags]))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 5))
def test_viterbi_gives_the_best_legal_row(seed, length):
    scores = np.random.default_rng(seed).normal(size=(length, 5)).astype(np.float32)
    rows = [tags for tags in itertools.product(range(5), repeat=length) if legal(tags)]
    best = max(rows, key=lambda tags: sum(scores[at, tag] for at, tag in enumerate(tags)))
    assert tuple(viterbi(scores)) == best


def test_runs_begin_at_their_own_tag():
    assert runs(np.array([1, 2, 2, 0, 1, 1, 2, 0, 2]), 1) == [(0, 3), (4, 5), (5, 7)]
    assert runs(np.array([0, 0]), 1) == []


def test_probabilities_add_up_and_do_not_overflow():
    assert probabilities(np.array([[1000.0, 1000.0]], np.float32)).tolist() == [[0.5, 0.5]]


def scripted(words, roles, own):
    """Both passes as a fixed answer: a role for each word, and for each cue which words are its own."""

    def first(ids, features):
        scores = np.full((*ids.shape, len(ROLE_TAGS)), -5.0, np.float32)
        scores[..., 0] = 0
        for at, role in enumerate(roles):
            scores[0, at + 1, ROLE_TAGS.index(role)] = 5
        hidden = np.zeros((*ids.shape, 1), np.float32)
        hidden[0, :, 0] = np.arange(ids.shape[1])
        return hidden, scores

    def second(near, marks, mask):
        scores = np.full((*near.shape[:2], len(OWN_TAGS)), -5.0, np.float32)
        scores[..., 0] = 0
        for row, places in enumerate(near[..., 0]):
            cue = int(places[marks[row] == 1][0]) - 1
            for place, at in enumerate(places.astype(int) - 1):
                if mask[row, place] and own[cue].get(at):
                    scores[row, place, OWN_TAGS.index(own[cue][at])] = 5
        return scores, np.full(len(near), 5.0, np.float32)

    return list(decode(encode(words, SMALL), SMALL, first, second))


def test_each_cue_gets_its_own_source_and_content():
    words = "mayor said port close reporter said port"
    roles = ["B-source", "B-cue", "B-content", "I-content", "B-source", "B-cue", "B-content"]
    own = {1: {0: "B-source", 2: "B-content", 3: "I-content"}, 5: {4: "B-source", 6: "B-content"}}
    first, second = scripted(words, roles, own)
    assert (first.cue, first.source, first.content) == ((1, 2), ((0, 1),), ((2, 4),))
    assert (second.cue, second.source, second.content) == ((5, 6), ((4, 5),), ((6, 7),))
    assert first.cue_sure > 0.9
    assert first.content_sure > 0.9


def test_a_content_in_pieces_around_its_cue_and_a_cue_without_content():
    words = "port said mayor close reporter said"
    roles = ["B-content", "B-cue", "B-source", "B-content", "O", "B-cue"]
    own = {1: {0: "B-content", 2: "B-source", 3: "B-content"}, 5: {}}
    (found,) = scripted(words, roles, own)
    assert found.content == ((0, 1), (3, 4))
    assert found.source == ((2, 3),)


def said(text):
    return [
        tuple(" / ".join(text[span.start : span.end] for span in spans).strip(",.") for spans in parts)
        for parts in ((draft.source, draft.content) for draft in tag(text) if draft.sure >= 0.5)
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The port will close in May, the harbour master said.", "the harbour master", "The port will close in May"),
        ("Ada Quill told reporters that the dam was safe.", "Ada Quill", "that the dam was safe"),
        ("According to a report by the water board, two pumps failed.", "a report by the water board", "two pumps failed"),
        ("“We were never asked,” said Bram Zeno, a ferryman.", "Bram Zeno, a ferryman", "“We were never asked,”"),
    ],
)  # fmt: skip
def test_what_the_model_finds(text, source, content):
    ((found, words),) = said(text)
    assert words == content
    assert source.startswith(found)


def test_names_in_one_another_s_place_change_nothing():
    text = (
        "Ada Quill told the New York Times that Republicans had lost the ledger. “It was a mess,” Quill said. "
        "Bram Zeno, a spokesman for the Democrats, denied that, according to Reuters."
    )
    swapped = text
    for one, other in (("Quill", "Zeno"), ("Republicans", "Democrats"), ("New York Times", "Reuters")):
        swapped = swapped.replace(one, "\0").replace(other, one).replace("\0", other)
    assert swapped != text
    before, after = tag(text), tag(swapped)
    assert [draft.sure for draft in before] == [draft.sure for draft in after]
    assert [len(draft.content) for draft in before] == [len(draft.content) for draft in after]
    assert len(before) >= 3


def test_odd_texts_are_read():
    for text in ("", " ", "\n\n", "word", "“", '"' * 600, "a" * 5000, "\u200b", "said " * 600, "É" * 300):
        for draft in tag(text):
            for span in (*draft.source, *draft.cue, *draft.content):
                assert 0 <= span.start < span.end <= len(text)


def test_the_model_is_loaded_in_under_a_second():
    import onnxruntime  # noqa: F401  its own import is not the model's

    tagger._model.cache_clear()
    began = time.process_time()
    tagger._model()
    assert time.process_time() - began < 1.0
