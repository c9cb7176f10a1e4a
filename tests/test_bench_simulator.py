"""The simulator of stories: the same seed gives the same story, and what it says of a story is so."""

import json
import re
import sys
from pathlib import Path
from random import Random

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

from simulator import clauses, credits, furniture, sentences
from simulator.corpora import corpora, write
from simulator.draft import Draft, shared, shared_spans
from simulator.grow import Background, World, grow
from simulator.names import Names, Outlet
from simulator.presets import PRESETS, A, B
from simulator.retell import LEAST_SHARED
from simulator.seeds import Filling, invented, real
from simulator.truth import Written, truth
from simulator.words import groups, reword, thesaurus

from retold.evaluate import families

LEDGER = Outlet("Pellgate Ledger", "the Pellgate Ledger", "the Ledger", "pellgateledger.example")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def world(preset, seed=0):
    chance = Random(seed)
    names = Names(chance, preset.half)
    outlets = tuple(names.outlet() for _ in range(60))
    paragraphs = [("b", (f"Paragraph {n} is of another matter, which has nothing to do with it.",)) for n in range(500)]
    background = Background(paragraphs, chance)
    return World(preset, names, outlets, tuple(names.agencies()), background), chance


@pytest.fixture(scope="module", params=["A", "B"])
def grown(request):
    return list(corpora(28, 5, PRESETS[request.param]))


def test_the_same_seed_gives_the_same_stories(grown):
    preset = PRESETS[grown[0][0][0].upper()]
    assert list(corpora(28, 5, preset)) == grown
    assert list(corpora(28, 6, preset)) != grown


def test_there_are_enough_building_blocks():
    assert groups() >= 400
    assert len(invented()) >= 30
    assert sum(seed.second is not None for seed in invented()) >= 6
    for seed in invented():
        made = Filling(world(A)[0].names, Random(1), 2).fill(seed, False, LEDGER, own=True)
        assert 130 <= len(made.draft.text.split()) <= 500, seed.name
        assert not re.search(r"[{}]", made.draft.text + made.draft.headline), seed.name


def test_the_halves_of_the_thesaurus_exchange_different_words():
    assert A.half != B.half
    left, right = ({(form, other) for form, choices in thesaurus(half).items() for c in choices for other in c.options}
                   for half in (0, 1))  # fmt: skip
    assert not left & right


def test_second_reports_share_only_quotations():
    for seed in invented():
        if seed.second:
            filling = Filling(world(A)[0].names, Random(1), 2)
            first, second = (filling.fill(seed, which, LEDGER, own=False).draft.text for which in (False, True))
            assert shared(QUOTED.sub(" ", second), [QUOTED.sub(" ", first)]) == 0, seed.name
            assert shared(second, [first]) >= 8, seed.name


def test_a_corpus_is_one_that_the_evaluation_takes(grown, tmp_path):
    for corpus in grown:
        write(tmp_path, corpus)
    found, _ = families.corpora(tmp_path)  # raises where ids are unknown or edges go in a circle
    assert sum(len(corpus.families) for corpus in found) == 28
    for corpus in found:
        assert len({family.id for family in corpus.families}) == len(corpus.families)


def test_every_page_has_words_of_each_page_it_was_taken_from(grown):
    checked = 0
    for _, articles, told in grown:
        texts = {article["id"]: article["text"] for article in articles}
        for story in told["stories"]:
            for edge in story["edges"]:
                direct = "through a page of no trace" not in edge["operations"]
                if edge["source"] in texts and edge["derived"] in texts and direct:
                    assert shared(texts[edge["derived"]], [texts[edge["source"]]]) >= LEAST_SHARED / 2, edge
                    checked += 1
    assert checked > 60


def test_truth_counts_what_it_lists(grown):
    for _, articles, told in grown:
        texts = {article["id"]: article["text"] + " ".join(article["authors"]) for article in articles}
        urls = {article["id"]: article["url"] for article in articles}
        for story in told["stories"]:
            unseen = {page["id"] for page in story["unseen"]}
            assert not unseen & texts.keys()
            assert set(story["articles"]) <= texts.keys()
            derived = {edge["derived"] for edge in story["edges"]}
            later = {page for group in story["versions"] for page in group[1:]}
            assert set(story["roots"]) == (unseen | set(story["articles"])) - derived - later
            assert story["independent_reports"] == len(story["roots"]) >= 1
            assert all(len({urls[page] for page in group}) == 1 for group in story["versions"])
            for page in story["unseen"]:
                said = page["name"] is None or any(
                    page["name"].removeprefix("The ") in texts[article] for article in story["articles"]
                )
                assert said or any("(MPA)" in text or "(CNA)" in text or "(UPA)" in text or "(PNS)" in text
                                   for text in texts.values())  # fmt: skip


def test_links_stand_around_words_and_lead_to_pages(grown):
    links = 0
    for _, articles, _told in grown:
        for article in articles:
            assert "⟦" not in article["text"] + article["title"]
            for link in article["links"]:
                start, end = link["span"]
                assert article["text"][start:end].strip()
                assert link["url"].startswith("https://")
                links += 1
    assert links > 5


@pytest.mark.parametrize("preset", [A, B])
def test_what_survives_of_an_unseen_page_is_its_wording(preset):
    seen = 0
    for number in range(40):
        one, chance = world(preset, number)
        story = grow(invented()[number % 30], one, chance)
        written = {
            page.number: Written(f"p{page.number}", page.draft.text, ()) for page in story.pages if not page.unseen
        }
        told = truth(story, written, "s", {})
        texts = {page.id: page.text for page in written.values()}
        for page in told["unseen"]:
            own = story.pages[int(page["id"].rpartition("-")[2])].draft.text
            for place in page["survives"]:
                start, end = place["span"]
                words = texts[place["article"]][start:end]
                assert shared(words, [own]) == len(re.findall(r"\w+(?:[’'-]\w+)*", words)) >= 8
                seen += 1
    assert seen > 10


def test_words_are_exchanged_with_their_inflection_and_quotations_stay():
    said = (
        'An inspection was delayed, the council announced. "We delayed an inspection," it said. Delays were expected.'
    )
    for half in (0, 1):
        new = reword(said, Random(3), 1.0, half)
        assert new != said
        assert '"We delayed an inspection,"' in new
    verbs = {
        form: choice.options for form, choices in thesaurus(0).items() for choice in choices if choice.guard == "past"
    }
    verbs |= {form: c.options for form, choices in thesaurus(1).items() for c in choices if c.guard == "past"}
    assert "started" in verbs["began"] or "started" in verbs.get("begun", ())
    assert "admitted" in verbs["conceded"]
    assert "concealed" in verbs["hid"]
    assert reword("It was a large, an old and a serious matter.", Random(1), 0.0, 0).startswith(
        "It was a large, an old"
    )


def test_a_word_exchanged_takes_its_article_along():
    new = reword("The board found an error.", Random(1), 1.0, 0) + reword(
        "The board found an error.", Random(1), 1.0, 1
    )
    assert "an mistake" not in new
    assert "a mistake" in new


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (clauses.attribution_first, "The gate had cracked in two places, the harbour board said on Tuesday.",
         "The harbour board said on Tuesday that the gate had cracked in two places."),
        (clauses.attribution_last, "The harbour board said that the gate had cracked in two places.",
         "The gate had cracked in two places, the harbour board said."),
        (clauses.time_first, "The council closed the old bridge to lorries on Tuesday.",
         "On Tuesday, the council closed the old bridge to lorries."),
        (clauses.time_last, "On Tuesday, the council closed the old bridge to lorries.",
         "The council closed the old bridge to lorries on Tuesday."),
        (clauses.clause_last, "After the flood went down, the school opened its doors.",
         "The school opened its doors after the flood went down."),
        (clauses.active, "The dam was inspected by three engineers.", "Three engineers inspected the dam."),
        (clauses.passive, "The council approved the new timetable.", "The new timetable was approved by the council."),
        (clauses.relative_apart, "Ada Quill, who runs the ferry, asked people to stay at home.",
         "Ada Quill asked people to stay at home. Quill runs the ferry."),
        (clauses.said_before, '"No," Ada Quill said.', '"No," said Ada Quill.'),
        (clauses.time_first, "Quill closed the old bridge to lorries on Tuesday.", None),
        (clauses.active, "Nobody was hurt.", None),
    ],
)  # fmt: skip
def test_clauses_change_places(change, before, after):
    assert change(before) == after


def test_cuts_keep_the_beginning_and_background_stands_after_it():
    draft = Draft("H", tuple((f"Sentence {n} is here.",) for n in range(10)))
    assert sentences.cut_end(draft, Random(1), 0.5).paragraphs == draft.paragraphs[:5]
    assert sentences.cut_anywhere(draft, Random(1), 0.0).paragraphs == draft.paragraphs[:1]
    added = sentences.with_paragraphs(draft, (("Own words.",),), Random(1)).paragraphs
    assert added[0] == draft.paragraphs[0]
    assert ("Own words.",) in added


@pytest.mark.parametrize("half", [0, 1])
def test_a_credit_names_the_outlet(half):
    draft = Draft("H", (("The gate is cracked.", "It will be mended."), ('"No," Ada Quill said.',)))
    source = credits.Source(LEDGER, 0, "Tuesday")
    kinds = set()
    for number in range(60):
        for made in (
            credits.page(draft, source, Random(number), half, brief=False),
            credits.report(draft, source, Random(number), half, brief=False, told=0.5),
        ):
            assert "Pellgate Ledger" in made.draft.text + (made.line or "")
            kinds.add(made.kind)
    assert kinds == {"lead", "sentence", "line", "told"}


def test_dates_are_false_as_often_as_asked():
    chance, now = Random(1), furniture.beginning(Random(1))
    dates = [furniture.shown(now, now, chance, False, 0.2) for _ in range(2000)]
    assert 340 <= sum(date.false is not None for date in dates) <= 460
    assert all((date.shown is None) == (date.false == "missing") for date in dates)


def test_real_articles_with_credits_to_others_are_no_seeds():
    plain = "The bridge is shut.\n" + "The council will mend it when it can, it said. " * 20
    rows = [
        {"id": "a", "topic": "t", "title": "T", "text": plain, "outlet": "O", "url": None},
        {"id": "b", "topic": "t", "title": "T", "text": plain + "Reuters reported it.", "outlet": "O", "url": None},
        {"id": "c", "topic": "t", "title": "T", "text": "Too short.\nIt is.", "outlet": "O", "url": None},
    ]
    assert [seed.name for seed, _, _ in real(rows, Random(1), 5)] == ["a"]
    ((_, articles, told),) = corpora(
        1, 1, A, rows[:1] + [{**rows[0], "id": n, "text": plain + f"Number {n}."} for n in "xyz"]
    )
    assert len(told["stories"]) == 1
    assert json.dumps(articles)


def test_shared_words_are_counted_in_runs():
    assert shared("one two three four five six", ["zero one two three four five"]) == 5
    assert shared("one two three four", ["one two three four"]) == 0
    assert shared_spans("aa bb cc dd ee ff xx", ["aa bb cc dd ee ff"], 6) == [(0, 17)]
    assert shared_spans("aa bb cc dd ee xx", ["aa bb cc dd ee ff"], 6) == []


def test_background_is_of_the_same_beat_while_there_is_any():
    background = Background([("a", ("One.",)), ("b", ("Two.",)), ("a", ("Three.",))], Random(1))
    own = background.of("a")
    assert {next(own), next(own)} == {("One.",), ("Three.",)}
    assert next(own) == ("Two.",)
    assert next(own) in {("One.",), ("Three.",)}
