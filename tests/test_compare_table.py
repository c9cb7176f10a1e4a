import random
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.compare import compare, table
from retold.compare.clusters import sentence
from retold.compare.columns import columns
from retold.compare.telling import prepare
from retold.read import read
from retold.records import Article, Change, Edge, Place, Span, Story, Unseen

GAZETTE = (
    "The weir at Upper Sarn may have to close for 40 days, two officials of the river office said on Monday.\n\n"
    "An engineer wrote that the sluice had rusted through at both hinges. Nobody had greased it since the flood.\n\n"
    "The feast of lanterns in Lower Sarn goes ahead with 900 paper boats, its warden Piet Hollow decided.\n\n"
    "Farmers took 140 pupils of the Vale school home over the ridge with tractors and hay wagons.\n\n"
    "The river office did not respond to a request for comment."
)
MERCURY = (
    "The weir at Upper Sarn will close for 40 weeks.\n\n"
    "The sluice had rusted through at both hinges, and nobody had greased it since the flood, an engineer wrote.\n\n"
    "Farmers took 140 pupils of the Vale school home over the ridge with tractors and hay wagons."
)
ECHO = (
    "The weir at Upper Sarn will close for 40 weeks, the Sarn Mercury reported.\n\n"
    "Children were driven over the hills.\n\n"
    "Nothing has been heard of the bakery of Brannock, whose oven cracked on Sunday night."
)


def reading(id, text, outlet, day=None, *, title=None, language="en"):
    published = datetime(2031, 5, day, tzinfo=UTC) if day else None
    return read(Article(id, text, title, outlet, published=published, language=language), "fast")


def edge(source, derived, confidence=0.9):
    return Edge(source, derived, ("credit",), (), confidence)


READINGS = (
    reading("a1", GAZETTE, "Sarn Gazette", 3),
    reading("b2", MERCURY, "Sarn Mercury", 4),
    reading("c3", ECHO, "Valley Echo", 5),
)
STORY = Story("s1", ("a1", "b2", "c3"), (edge("a1", "b2"), edge("b2", "c3")), (), (), "a1", 1)
CHANGES = tuple(
    change
    for one, other in ((READINGS[0], READINGS[1]), (READINGS[1], READINGS[2]))
    for change in compare(one, other)
    if change.confidence >= 0.5
)
TEXTS = {one.article.id: one.article.text for one in READINGS}
TABLE = table(STORY, READINGS, CHANGES)


def words(cell, span=None):
    span = span or cell.place.span
    return TEXTS[cell.place.article][span.start : span.end]


def row(start, found=TABLE):
    return next(one for one in found.rows if TEXTS[one.label.article][one.label.span.start :].startswith(start))


def test_a_hedge_falls_in_the_telling_that_dropped_it():
    first, second, third = row("The weir").cells
    assert [cell.has for cell in (first, second, third)] == ["told"] * 3
    assert (first.certainty, words(first, first.cue)) == ("possible", "may")
    assert (second.certainty, words(second, second.cue)) == ("planned", "will")
    assert first.voice == "attributed"
    assert first.speaker.kind == "unnamed"
    assert second.voice == "own"
    assert second.speaker is None
    assert words(third, third.cue) == "will"


def test_a_number_that_is_another_than_the_first_tellings_is_named():
    first, second, third = row("The weir").cells
    assert first.differing == ()
    assert [words(second, span) for span in second.differing] == ["40 weeks"]
    assert [words(third, span) for span in third.differing] == ["40 weeks"]
    assert "number_changed" in second.changes
    assert third.changes == (), "it was changed before"
    assert row("The weir").weight >= 0.9


def test_what_is_told_in_the_same_words_is_plain():
    first, second, third = row("Farmers took").cells
    assert first.certainty == second.certainty == "asserted"
    assert first.voice == second.voice == "own"
    assert words(first) == words(second)
    assert third.has in {"unclear", "absent"}


def test_sentences_joined_by_a_retelling_each_have_a_row_or_share_one():
    found = row("An engineer wrote").cells
    assert words(found[1]).startswith("The sluice had rusted through at both hinges, and nobody had greased")


def test_rows_stand_in_the_order_of_the_earliest_telling_and_name_it():
    labels = [(STORY.articles.index(one.label.article), one.label.span.start) for one in TABLE.rows]
    assert labels == sorted(labels)
    assert TABLE.tellings == ("a1", "b2", "c3")
    assert all(tuple(cell.telling for cell in one.cells) == TABLE.tellings for one in TABLE.rows)


def test_a_row_is_in_two_tellings_or_touched_by_a_change():
    for one in TABLE.rows:
        assert sum(cell.has == "told" for cell in one.cells) > 1 or one.weight > 0
    assert not any(
        "bakery of Brannock" in words(cell) for one in TABLE.rows for cell in one.cells if cell.has == "told"
    )


def test_an_answer_to_a_pages_own_question_is_no_statement():
    with_answer = reading("d4", MERCURY + "\n\nThe river office did not respond to a request for comment.", "Post", 6)
    story = Story("s2", ("a1", "d4"), (edge("a1", "d4"),), (), (), "a1", 1)
    found = table(story, (READINGS[0], with_answer), ())
    assert not any("comment" in GAZETTE[one.label.span.start : one.label.span.end] for one in found.rows)


def test_absent_is_said_only_where_hardly_a_word_stands():
    other = reading("e5", "A choir from Brannoch sang on the green, and two hundred people came to listen.", "Post", 6)
    close = reading("f6", "The Vale school sent its 140 pupils home, over the ridge, on wagons full of hay.", "Post", 7)
    story = Story("s3", ("a1", "b2", "e5", "f6"), (edge("a1", "b2"),), (), (), "a1", 2)
    found = table(story, (*READINGS[:2], other, close), ())
    cells = {cell.telling: cell for cell in row("Farmers took", found).cells}
    assert cells["e5"].has == "absent"
    assert cells["e5"].place is None
    assert cells["f6"].has in {"told", "unclear"}
    assert "ridge" in close.article.text[cells["f6"].place.span.start : cells["f6"].place.span.end]


def test_a_page_in_another_language_lacks_nothing():
    other = reading(
        "e5", "Ein Chor aus Brannoch sang am Sonntag auf der Wiese vor vielen Leuten.", "Bote", 6, language="de"
    )
    story = Story("s3", ("a1", "b2", "e5"), (edge("a1", "b2"),), (), (), "a1", 2)
    found = table(story, (*READINGS[:2], other), ())
    assert {one.cells[2].has for one in found.rows} == {"unclear"}


def test_siblings_under_an_unseen_page_are_aligned_and_its_recovered_words_are_a_column():
    text = "The weir at Upper Sarn may close for 40 days, the river office said."
    one, other = reading("b2", text, "Post", 4), reading("c3", text + " A choir sang.", "Echo", 5)
    unseen = Unseen("u1", "The Gull", ("b2", "c3"), (Place("b2", Span(0, len(text))),))
    silent = Unseen("u2", "The Tern", ("b2",), ())
    story = Story("s4", ("b2", "c3"), (edge("u1", "b2"), edge("u1", "c3")), (), (unseen, silent), "b2", 1)
    found = table(story, (one, other), ())
    assert found.tellings == ("u1", "b2", "c3")
    (only,) = found.rows
    assert only.label.article == "b2"
    recovered = only.cells[0]
    assert (recovered.telling, recovered.place.article, recovered.has) == ("u1", "b2", "told")
    assert recovered.certainty == only.cells[1].certainty == "possible"
    half = Unseen("u1", "The Gull", ("b2", "c3"), (Place("b2", Span(0, 46)),))
    cut = table(Story("s4", ("b2", "c3"), story.edges, (), (half,), "b2", 1), (one, other), ()).rows[0].cells[0]
    assert cut.speaker is None, "who said it stands outside of the words that were recovered"
    assert cut.voice is None


def test_an_unseen_page_of_which_nothing_is_known_is_no_column():
    text = "The weir at Upper Sarn may close for 40 days, the river office said."
    unseen = Unseen("u1", "The Gull", ("b2",), (Place("b2", Span(0, 3)),))
    story = Story("s4", ("b2", "c3"), (edge("u1", "b2"), edge("b2", "c3")), (), (unseen,), "b2", 1)
    assert table(story, (reading("b2", text, "Post", 4), reading("c3", text, "Echo", 5)), ()).tellings == ("b2", "c3")


def test_a_change_in_a_title_makes_the_title_a_telling():
    titled = reading("e5", "A choir sang on the green.", "Post", 6, title="Weir will close")
    place = Span(0, GAZETTE.index("40 days") + 7)
    change = Change("strengthened", "a1", "e5", place, Span(5, 15), 0.95, "“may” became “will”.", 0.8, in_title=True)
    story = Story("s5", ("a1", "e5"), (edge("a1", "e5"),), (), (), "a1", 1)
    (only,) = table(story, (READINGS[0], titled), (change,)).rows
    cell = only.cells[1]
    assert (cell.has, cell.in_title, cell.changes) == ("told", True, ("strengthened",))
    assert titled.article.title[cell.place.span.start : cell.place.span.end] == "will close"


def test_a_fact_that_was_dropped_is_a_row_with_the_change_at_the_telling_that_dropped_it():
    start = GAZETTE.index("The feast")
    change = Change("fact_dropped", "a1", "b2", Span(start, start + 40), None, 0.35, "It is not told here.", 0.9)
    found = table(STORY, READINGS, (change,))
    cells = row("The feast", found).cells
    assert [cell.changes for cell in cells] == [(), ("fact_dropped",), ()]
    assert cells[1].has != "told"


def test_speech_that_the_reading_passed_over_is_not_the_pages_own_voice():
    text = "The mill of Jonas Tirrel stands empty since autumn, or so it says on a sign at Grell."
    one, other = (
        reading("b2", text, "Post", 4),
        reading("c3", text.replace(", or so it says on a sign at Grell", ""), "Echo", 5),
    )
    story = Story("s6", ("b2", "c3"), (edge("b2", "c3"),), (), (), "b2", 1)
    first, second = table(story, (one, other), ()).rows[0].cells
    assert first.voice == "attributed"
    assert second.voice == "own"


def test_a_letter_without_marks_is_someones_speech():
    text = "I truly regret my blind loyalty to a miller who never greased the hinges of his sluice."
    one, other = reading("b2", f"“{text}”", "Post", 4), reading("c3", text, "Echo", 5)
    story = Story("s6", ("b2", "c3"), (edge("b2", "c3"),), (), (), "b2", 1)
    assert [cell.voice for cell in table(story, (one, other), ()).rows[0].cells] == ["quoted", "quoted"]


def test_of_sentences_that_were_not_parted_only_the_place_is_told():
    long = reading("c3", " and ".join(part.rstrip(".") for part in MERCURY.split("\n\n") * 4), "Echo", 5)
    story = Story("s6", ("b2", "c3"), (edge("b2", "c3"),), (), (), "b2", 1)
    found = table(story, (reading("b2", MERCURY, "Post", 4), long), ())
    told = [one.cells[1] for one in found.rows if one.cells[1].has == "told"]
    assert told
    assert {(cell.voice, cell.certainty) for cell in told} == {(None, None)}


def test_one_who_was_told_says_nothing():
    text = "Jonas Tirrel was told of the cracks in the weir in October, two millers said."
    one, other = reading("b2", text, "Post", 4), reading("c3", text.replace(", two millers said", ""), "Echo", 5)
    story = Story("s6", ("b2", "c3"), (edge("b2", "c3"),), (), (), "b2", 1)
    first, second = table(story, (one, other), ()).rows[0].cells
    assert (first.voice, second.voice) == ("attributed", "own")


def test_a_plan_behind_the_act_does_not_soften_it():
    one = reading("b2", "A contract for 38 million crowns was awarded to Harl of Sarn last June.", "Post", 4)
    text = "Harl, the firm of Sarn that won the contract for 38 million crowns last June, was due to start in autumn."
    story = Story("s6", ("b2", "c3"), (edge("b2", "c3"),), (), (), "b2", 1)
    (only,) = table(story, (one, reading("c3", text, "Echo", 5)), ()).rows
    assert [cell.has for cell in only.cells] == ["told", "told"]
    assert only.cells[1].certainty in {"asserted", None}


def test_what_one_must_do_or_can_do_is_not_hedged():
    text = "The millers of Upper Sarn can open the sluice and must grease both of its hinges every spring."
    one, other = reading("b2", text, "Post", 4), reading("c3", text, "Echo", 5)
    story = Story("s6", ("b2", "c3"), (edge("b2", "c3"),), (), (), "b2", 1)
    assert {cell.certainty for cell in table(story, (one, other), ()).rows[0].cells} == {"asserted"}


def test_names_alone_make_no_row():
    one = reading("b2", "Edda Quill of Upper Sarn will not be moved by what Jonas Tirrel shouts.", "Post", 4)
    other = reading("c3", "Edda Quill lied to me, Jonas Tirrel of Upper Sarn complained in a letter.", "Echo", 5)
    story = Story("s7", ("b2", "c3"), (edge("b2", "c3"),), (), (), "b2", 1)
    assert table(story, (one, other), ()).rows == ()


def test_the_order_of_columns_follows_the_path():
    readings = [reading(id, f"A page of {id}.", id, day) for id, day in (("a1", 9), ("b2", 2), ("c3", 3), ("d4", None))]
    edges = (edge("a1", "c3"), edge("c3", "d4"), edge("a1", "d4", 0.2))
    story = Story("s8", ("a1", "b2", "c3", "d4"), edges, (), (), "a1", 2)
    assert columns(story, readings) == ("a1", "c3", "d4", "b2")
    circle = Story("s8", ("a1", "b2"), (edge("a1", "b2"), edge("b2", "a1")), (), (), "a1", 1)
    assert sorted(columns(circle, readings[:2])) == ["a1", "b2"]


def test_a_story_without_readings_has_no_rows():
    assert table(STORY, (), CHANGES).rows == ()
    empty = reading("a1", "", "Post", 1)
    assert table(Story("s9", ("a1",), (), (), (), "a1", 1), (empty,), ()).rows == ()


def test_a_span_belongs_to_the_sentence_that_has_most_of_it():
    side = prepare(READINGS[0])
    first, second = side.reading.sentences[:2]
    assert sentence(side, Span(first.end - 3, second.start + 20)) == 1
    assert sentence(side, Span(first.start, second.start + 2)) == 0
    assert sentence(prepare(reading("x", "", "x")), Span(0, 0)) is None


PARTS = [
    "The weir at Upper Sarn may close for 40 days, two officials said.",
    "The weir at Upper Sarn will close for 40 weeks.",
    "“We asked for 60 loads of stone,” said Maud Tirrel, who runs the flour mill.",
    "Maud Tirrel said that she had asked for 60 loads of stone.",
    "Farmers reportedly took 140 pupils home over the ridge with tractors.",
    "Farmers took 150 pupils home over the ridge with tractors and hay wagons.",
    "A choir sang.",
]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(PARTS), max_size=4), min_size=2, max_size=4), st.randoms(use_true_random=False)
)
def test_the_order_of_input_changes_nothing_and_spans_lie_in_their_texts(pages, chance: random.Random):
    readings = [reading(f"p{n}", "\n\n".join(page), f"Outlet {n}", n + 1) for n, page in enumerate(pages)]
    ids = tuple(one.article.id for one in readings)
    edges = [edge(ids[n // 2], ids[n + 1], 0.5 + n / 10) for n in range(len(ids) - 1)]
    by_id = dict(zip(ids, readings, strict=True))
    changes = [change for one in edges for change in compare(by_id[one.source], by_id[one.derived])]
    found = table(Story("s", ids, tuple(edges), (), (), ids[0], 1), readings, changes)
    for given_ in (readings, edges, changes):
        chance.shuffle(given_)
    assert table(Story("s", ids, tuple(edges), (), (), ids[0], 1), readings, changes) == found
    for one in found.rows:
        for cell in one.cells:
            text = by_id[cell.telling].article.text
            spans = [*cell.source, *cell.figures, *cell.differing]
            spans += [cell.place.span] if cell.place else []
            spans += [cell.cue] if cell.cue else []
            assert all(0 <= span.start < span.end <= len(text) for span in spans)
            assert set(cell.differing) <= set(cell.figures)
            assert (cell.place is None) <= (cell.has != "told")


@pytest.mark.parametrize("pages", [1, 60])
def test_a_long_story_is_quick_enough(pages):
    readings = [reading(f"p{n:02}", MERCURY, f"Outlet {n}", 1 + n % 28) for n in range(pages)]
    ids = tuple(one.article.id for one in readings)
    edges = tuple(edge(ids[n // 2], ids[n + 1]) for n in range(pages - 1))
    found = table(Story("s", ids, edges, (), (), ids[0], 1), readings, ())
    assert all(cell.has == "told" for one in found.rows for cell in one.cells)
