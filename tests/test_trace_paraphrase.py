"""Passages told in other words: found, placed to the sentence, and nothing found where nothing is retold."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.records import Article
from retold.trace import copies
from retold.trace.align import dense, matches
from retold.trace.paraphrase import retellings
from retold.trace.passages import PAIRS
from retold.trace.sentences import stemmed

PIER = (
    "The harbour board of Pell voted on Tuesday to close the old grain pier before winter. Engineers had found that "
    "four of its nine timber piles were hollow, and that the crane could fall at any time. Moving the herring boats to "
    "the northern quay will cost eleven thousand crowns, which the board wants to borrow from the savings bank."
)
PIER_RETOLD = (
    "Pell's old grain pier is to be closed before the winter, the board of the harbour has voted. Four of the nine piles "
    "of timber are hollow, its engineers found, and at any time the crane might fall. The board wishes to borrow eleven "
    "thousand crowns from the savings bank so that the herring boats can move to the northern quay."
)
CHOIR = (
    "Choirs from six valleys met at Brannoch for the yearly singing contest. Rain kept the judges indoors until noon. "
    "The smallest choir won with a lullaby that its conductor had written on the train. Everybody was fed by bakers."
)
SCHOOL = (
    "A new school opened in Ostrel with room for ninety pupils. Its roof collects water for the garden, where each class "
    "has a bed of beans. Parents painted the fence green and built two swings out of old masts and sailcloth."
)


def found(left, right):
    one, other = stemmed(left), stemmed(right)
    size = PAIRS.shingle
    return retellings(one, other, sorted(matches(dense(one.keys, size), dense(other.keys, size), PAIRS)))


def test_a_paraphrase_is_one_passage_with_its_sentences_whole():
    left, right = f"{CHOIR}\n\n{PIER_RETOLD}\n\n{SCHOOL}", f"{PIER}\n\nOn Friday the museum of clocks opens again."
    (told,) = found(left, right)
    assert left[told.left.start : told.left.end] == PIER_RETOLD
    assert right[told.right.start : told.right.end] == PIER
    assert 0.5 <= told.similarity <= 1


def test_sentences_in_another_order_are_one_passage():
    first, second, third = PIER.split(". ")
    shuffled = f"{third[:-1]}. {first}. {second}."
    left = f"{SCHOOL}\n\n{shuffled}\n\n{CHOIR}"
    (told,) = found(left, f"{PIER}\n\nOn Friday the museum of clocks opens again.")
    assert left[told.left.start : told.left.end] == shuffled


def test_texts_of_other_things_share_nothing():
    assert found(f"{CHOIR} {SCHOOL}", PIER) == []


def test_an_exact_copy_keeps_its_borders_to_the_word():
    copied = PIER[PIER.index("that four") : PIER.index(" from the savings bank")]
    left = f"{CHOIR} It was said there, too: {copied}, and so said the oldest singer of them all. {SCHOOL}"
    (told,) = found(left, PIER)
    assert left[told.left.start : told.left.end] == copied
    assert told.similarity == 1.0


def test_a_text_against_itself_is_one_passage_over_the_whole():
    text = f"{PIER}\n\n{CHOIR}\n\n{SCHOOL}"
    (told,) = found(text, text)
    assert (told.left.start, told.left.end, told.right.start, told.right.end) == (0, len(text), 0, len(text))
    assert told.similarity == 1.0


def test_two_retellings_in_different_places_stay_two():
    left = f"{PIER_RETOLD}\n\n{CHOIR}\n\n{CHOIR}\n\n{SCHOOL}"
    right = f"{SCHOOL}\n\nThe museum of clocks opens again on Friday.\n\n{PIER}"
    passages = found(left, right)
    assert len(passages) == 2
    assert left[passages[0].left.start : passages[0].left.end] == PIER_RETOLD
    assert left[passages[1].left.start : passages[1].left.end] == SCHOOL


@pytest.mark.parametrize("text", ["", " ", "...", "One", "a b c d e f", "“”", "\ud800", "\u00ad\u200b", "İ ß ﬁ x" * 9])
def test_odd_texts_do_not_fail(text):
    for left, right in ((text, PIER), (PIER, text), (text, text)):
        for told in found(left, right):
            assert 0 <= told.left.start < told.left.end <= len(left)


sentence = st.lists(st.sampled_from("grain pier crane piles quay herring board choir rain the of and in".split()),
                    min_size=1, max_size=14).map(lambda words: " ".join(words).capitalize() + ".")  # fmt: skip
texts = st.lists(st.one_of(sentence, st.sampled_from(PIER.split("\n")), st.text(max_size=20)), max_size=12).map(
    " ".join
)


@settings(max_examples=40, deadline=None)
@given(texts, texts)
def test_spans_lie_inside_the_texts_and_similarity_between_0_and_1(left, right):
    for told in found(left, right):
        assert 0 <= told.left.start < told.left.end <= len(left)
        assert 0 <= told.right.start < told.right.end <= len(right)
        assert 0 < told.similarity <= 1


def test_copies_of_given_pairs_hold_what_is_told_in_other_words():
    articles = [Article("a", f"{CHOIR}\n\n{PIER_RETOLD}"), Article("b", f"{PIER}\n\n{SCHOOL}")]
    (reuse,) = copies(articles, [("a", "b")])
    assert (reuse.left.article, reuse.right.article) == ("a", "b")
    assert articles[1].text[reuse.right.span.start : reuse.right.span.end] == PIER
    (mirrored,) = copies(articles, [("b", "a")])
    assert (mirrored.left, mirrored.right) == (reuse.right, reuse.left)


def test_a_long_pair_takes_time_in_proportion():
    rng = random.Random(5)
    names = ["".join(rng.choices("abdegiklmnoprstu", k=rng.randint(3, 9))) for _ in range(4000)]

    def text(words):
        drawn = [rng.choice(names) for _ in range(words)]
        return " ".join(" ".join(drawn[at : at + 17]).capitalize() + "." for at in range(0, words, 17))

    left, right = stemmed(f"{text(50_000)}\n\n{PIER_RETOLD}"), stemmed(f"{PIER}\n\n{text(50_000)}")
    (told,) = retellings(left, right)
    assert told.left.end == left.ends[-1] + 1


CLOCKS = (
    "The museum of clocks at Tarn will reopen on Friday with a tower mechanism that ran for two centuries. Its keeper, "
    "Odo Vask, spent four winters cleaning each wheel with brushes of goat hair. The town paid for new weights of lead."
)
LONG = [
    "Fishermen of Ostrel found a bronze bell in nine fathoms of water off the lighthouse on Monday morning.",
    "Their net had caught on its crown, and it took three boats and a borrowed winch to lift it to the quay.",
    "Nobody could say at first from which ship it came, for the rim was covered by mussels and grey lime.",
    "A retired pilot remembered that his grandmother sang of a coaster lost with her cargo of slate.",
    "Divers went down twice that week, but mud had hidden whatever timber the storms had left there.",
    "The parish offered its barn, where the bell now hangs from a beam between two old threshing carts.",
    "Scholars scraped the lime away and read a founder's mark, a heron above the letters of Vellmark town.",
    "Vellmark's founders closed their works after a fire, which dates the casting within some thirty years.",
    "An insurer in the capital has asked for photographs, since it still holds the register of wrecks.",
    "In spring the bell will be rung once for the drowned and then be sent to the museum at Pell for good.",
]


def test_runs_near_each_other_are_one_passage_where_a_stronger_one_took_their_place():
    rng = random.Random(3)
    shuffled = [" ".join(rng.sample(line[:-1].split(), len(line.split()))).capitalize() + "." for line in LONG[:6]]
    copied = f"{LONG[3]} Snow fell that day and the post came late to everybody in the street. {LONG[0]}"
    left = f"{SCHOOL} {copied} {CHOIR} {CLOCKS} {CHOIR} {' '.join(shuffled)}"
    passages = found(left, f"{PIER} {' '.join(LONG)}")
    runs = [told for told in passages if told.left.start < left.index(CHOIR)]
    assert len(passages) == 2
    assert [left[told.left.start : told.left.end] for told in runs] == [copied]


def test_two_far_parts_of_a_text_told_side_by_side_sum_it_up():
    long = " ".join([*LONG[:5], PIER, CHOIR, *LONG[5:]])
    told_short = " ".join([*LONG[:4], LONG[9]])
    left = f"{SCHOOL} {told_short} {CLOCKS}"
    passages = found(left, long)
    assert len(passages) == 1
    assert left[passages[0].left.start : passages[0].left.end] == told_short
    assert (passages[0].right.start, passages[0].right.end) == (0, len(long))
