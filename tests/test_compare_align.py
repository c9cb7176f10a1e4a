from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from retold.compare.align import align, flanks
from retold.compare.telling import content_stems, prepare, quoted_spans
from retold.records import Article, Reading
from retold.text import sentences

STORY = (
    "The harbour board of Ostrava Bay will close its eastern pier on Monday. Engineers found cracks in 14 of its pillars. "
    "Petra Lindqvist keeps the board's accounts.\n\nShe put the cost at $3.2 million. Ferries to Corrin will sail from the "
    "fish market until the pillars have been replaced."
)


def bare(text, name="a"):
    return prepare(Reading(Article(id=name, text=text), sentences(text), (), (), (), (), None))


def matched(source, derived):
    return {(match.source, match.derived) for match in align(bare(source), bare(derived)).matches}


def quoted(text):
    return [text[span.start : span.end] for span in quoted_spans(text)]


def test_reworded_and_reordered_sentences_find_each_other():
    derived = (
        "Until the pillars are replaced, ferries to Corrin sail from the fish market. Cracks were found by engineers in 14 "
        "pillars. The eastern pier of Ostrava Bay is to be closed on Monday by the harbour board."
    )
    assert matched(STORY, derived) == {(4, 0), (1, 1), (0, 2)}


def test_one_sentence_split_in_two_matches_both():
    source = (
        "Divers from Pennock raised the trawler's bell on Friday, and the museum in Velmora will show it from October."
    )
    derived = "Divers from Pennock raised the trawler's bell on Friday. The museum in Velmora will show the bell from October."
    assert matched(source, derived) == {(0, 0), (0, 1)}
    assert matched(derived, source) == {(0, 0), (1, 0)}


def test_sentences_on_other_things_have_no_counterpart():
    assert (
        matched(STORY, "The abbey at Tarn bought an orchard. A crew of nine felled its pear trees in spring.") == set()
    )


def test_numbers_in_words_and_in_digits_are_one():
    source = "The harbour board sold forty boats. Nobody spoke at the meeting."
    derived = "At its meeting nobody spoke. It was 40 boats that the harbour board sold."
    assert matched(source, derived) == {(0, 1), (1, 0)}
    assert content_stems("forty").tolist() != content_stems("40").tolist()  # folded by a telling, not by the stems


def test_a_match_says_how_sure_it_is():
    derived = "The harbour board of Ostrava Bay shuts its eastern pier on Monday. A museum shows the bay as it was."
    found = align(bare(STORY), bare(derived))
    assert {(match.source, match.derived): match.sure > 0.9 for match in found.matches} == {(0, 0): True}
    assert all(match.sure < 0.5 for match in found.maybe if match.derived == 1)
    assert all(match.sure == 1.0 == match.score for match in align(bare(STORY), bare(STORY)).matches)


def test_a_second_sentence_must_tell_what_the_first_does_not():
    source = "Engineers closed the pier at Corrin after cracks were found in its pillars. The pier at Corrin closed."
    derived = "The pier at Corrin was closed by engineers after they had found cracks in its pillars."
    assert matched(source, derived) == {(0, 0)}


def test_repeated_sentences_match_in_order():
    text = "The bell rang twice over Corrin. " * 6
    assert matched(text, text) == {(i, i) for i in range(6)}


@given(
    st.lists(
        st.sampled_from(["The bell rang over Corrin.", "Rain fell.", "Nine boats left at dawn.", "“Go,” he said."]),
        max_size=12,
    )
)
def test_a_text_aligns_with_itself_sentence_by_sentence(parts):
    text = " ".join(parts)
    found = matched(text, text)
    assert found == {(i, i) for i in range(len(sentences(text)))}


def test_inflections_share_a_stem_and_other_words_do_not():
    assert content_stems("replacing the pillars").tolist() == content_stems("replaced a pillar").tolist()
    assert content_stems("farmer's orchards").tolist() == content_stems("farmers’ orchard").tolist()
    assert not set(content_stems("harbour").tolist()) & set(content_stems("harvest").tolist())


def test_words_with_unusual_characters_keep_their_places():
    side = bare("The so\u00adcalled ﬁshers of Åbo weren’t paid\u200b today, Ḡra said. 𝔄𝔅 x's.")
    assert len(side.stems) == len(side.words.keys) == len(side.sentence)


def test_quotations_end_with_their_marks_or_their_paragraph():
    assert quoted('He said "the pier" and “the bay”.') == ["the pier", "the bay"]
    assert quoted('"We begin here.\n\n"And we end here," he said.') == ["We begin here.", "And we end here,"]
    assert quoted('A 6" pipe burst. Nobody said "stop".') == ["stop"]
    assert quoted('An opening " mark alone') == []


def test_flanks_count_the_equal_words_beside_a_block():
    pair = align(bare("Nine grey boats left the old quay at dawn."), bare("Nine grey ships left the old quay at dawn."))
    blocks = pair.blocks(pair.matches[0])
    assert [flanks(blocks, i) for i, block in enumerate(blocks) if block[0] == "replace"] == [(2, 6)]


def test_long_and_odd_texts_take_linear_time():
    started = time.perf_counter()
    for text in ("a" * 1_000_000, '"' * 300_000, "The bell rang over Corrin. " * 12_000, '" x' * 100_000):
        align(bare(text), bare(text + " Rain fell on Corrin."))
    assert time.perf_counter() - started < 60
