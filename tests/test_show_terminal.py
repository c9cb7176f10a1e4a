import io
import re
from dataclasses import replace

import pytest
import show_example as example
from rich.console import Console

from retold import settings
from retold.records import Reuse
from retold.show import terminal
from retold.show.excerpt import clip, excerpt, sides


def piped(width: int = 80, **options: object) -> Console:
    return Console(file=io.StringIO(), width=width, highlight=False, **options)


def printed(console: Console) -> str:
    return console.file.getvalue()


def story(console: Console, **options: object) -> str:
    terminal.render_story(console, example.story, example.articles, example.changes, **options)
    return printed(console)


def test_a_story_in_words_its_path_and_its_gravest_changes():
    text = story(piped())
    flat = " ".join(text.split())
    assert "3 pages, 1 independent report, 1 unseen page; earliest held: The Harbour Ledger, 3 May 2031." in flat
    assert "|-- Port Radio" in text or "`-- Port Radio" in text
    assert "( The Gull ) · not held" in text
    assert "also from The Harbour Ledger; credits The Harbour Ledger" in flat
    first, second, third = (
        text.index(words) for words in ("A number changed", "Quoted words changed", "The headline says more")
    )
    assert first < second < third < text.index("All others")
    assert "3 [-million-] crowns" in flat
    assert "3 {+billion+} crowns" in flat
    assert "The Harbour Ledger → Port Radio: who said it is gone, a hedge was dropped" in flat
    assert "The Gull is not held. Valley Post could not be compared with it." in flat
    assert "1 link between pages had too little evidence" in flat
    assert "Turned into its opposite" not in text, "a finding under the threshold is not shown"


def test_an_unseen_page_that_is_only_credited_is_no_part_of_the_path():
    credited = replace(example.story.unseen[0], id="u9", name="The Tern", recovered=())
    reference = replace(example.story.references[0], report="u9")
    told = replace(example.story, unseen=(*example.story.unseen, credited), references=(reference,))
    console = piped()
    terminal.render_story(console, told, example.articles, example.changes)
    text = printed(console)
    assert "1 unseen page;" in " ".join(text.split())
    assert "( The Tern )" not in text
    assert "The Tern is not held" not in text
    assert "credits The Tern" in text


def test_the_threshold_moves_what_is_shown():
    assert "Turned into its opposite" in story(piped(), min_confidence=0.1)
    assert "No change was found" in story(piped(), min_confidence=0.99)


@pytest.mark.parametrize("width", [80, 120])
def test_piped_text_is_plain_and_narrow(width):
    text = story(piped(width))
    assert "\x1b" not in text
    assert not re.search("[─-╿]", text), "no drawing characters"
    assert max(map(len, text.splitlines())) <= 100
    assert all(line == line.rstrip() for line in text.splitlines())


def test_an_ascii_terminal_gets_ascii_only():
    file = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    console = Console(file=file, width=80, highlight=False, force_terminal=True)
    terminal.render_story(console, example.story, example.articles, example.changes)
    file.flush()
    assert b"million" in file.buffer.getvalue()


def test_no_color_keeps_the_marks_by_underline(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    text = story(piped(force_terminal=True))
    codes = set(re.findall(r"\x1b\[([\d;]*)m", text))
    assert codes
    assert not any(part.startswith(("3", "9")) and len(part) == 2 for code in codes for part in code.split(";"))
    assert any("4" in code.split(";") for code in codes), "what differs is underlined"


def test_control_characters_of_an_article_do_not_reach_the_terminal():
    hostile = replace(example.ledger, title="Ferry\x1b]0;owned\x07 \x1b[31mred\u202egnp", outlet="Led\x9bger\r\n")
    console = piped()
    terminal.render_story(console, example.story, {**example.articles, "aa01": hostile}, example.changes)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", printed(console))
    terminal.render_reading(console, replace(example.readings[0], article=hostile))
    assert "\x1b" not in printed(console)


def test_a_corpus_prints_its_largest_stories_and_says_what_was_left_out(monkeypatch):
    monkeypatch.setattr(settings, "SHOW_STORIES", 1)
    monkeypatch.setattr(settings, "SHOW_TREE", 10)
    readings, big = example.big(30)
    articles = [*example.articles.values(), *(reading.article for reading in readings)]
    console = piped()
    terminal.render_trace(console, articles, [example.story, big], example.changes, example.rejections)
    text = " ".join(printed(console).split())
    assert "33 pages read, 33 of them in 2 stories; 1 input could not be used." in text
    assert "20 more pages" in text
    assert "1 smaller story is not printed" in text
    assert "Lost ferry" not in text
    console = piped()
    terminal.render_trace(console, articles, [example.story, big], example.changes, (), verbose=True)
    assert "Lost ferry" in printed(console)


def test_no_story_is_said():
    console = piped()
    terminal.render_trace(console, [example.ledger], [], [], [])
    assert "No two of these pages share" in printed(console)


def test_a_diff_lists_every_change_and_says_when_there_is_none():
    console = piped()
    found = [change for change in example.changes if change.derived == "bb02"]
    terminal.render_changes(console, example.ledger, example.radio, found)
    assert printed(console).count("why  ") == 4
    assert "no such words" in printed(console)
    console = piped()
    terminal.render_changes(console, example.ledger, example.radio, [])
    assert "a paraphrase is none" in printed(console)


def test_a_reading_says_who_said_what():
    console = piped()
    for reading in example.readings:
        terminal.render_reading(console, reading)
    text = " ".join(printed(console).split())
    assert "- Ida Voss (direct, named, “said”, fair evidence) “We could lift her in a week,”" in text
    assert "two harbour officials (indirect, not named" in text
    assert "may softens “may be raised next spring”" in text
    assert "Harbour Ledger (reported by, taken from): “the Harbour Ledger reported”" in text
    assert "Nothing in the text supports “in a day”" in text


def test_copies_are_told_by_pair():
    proof = example.story.edges[0].evidence[1]
    reuse = Reuse(example.Place("aa01", proof.source), example.Place("bb02", proof.derived), 0.97, quotation=True)
    console = piped()
    terminal.render_copies(console, [(reuse, example.ledger, example.radio)])
    text = " ".join(printed(console).split())
    assert "1 shared passage between 1 pair of pages." in text
    assert "Port Radio (r-7)" in text
    assert f"{proof.source.start}–{proof.source.end} and" in text
    assert "97% alike, quotation: “who runs the salvage yard at Port Ansel.”" in text


def test_an_excerpt_keeps_to_its_limit_and_marks_what_differs():
    change = example.changes[1]
    before, after = sides(change, example.ledger, example.radio, 8)
    assert [piece.text for piece in before if piece.marked] == ["week"]
    assert [piece.text for piece in after if piece.marked] == ["day"]
    assert len("".join(piece.text for piece in before).replace("…", "").split()) <= 8


def test_excerpts_of_huge_texts_are_quick_and_short():
    text = "x" * 500_000 + " " + "word " * 100_000
    pieces = excerpt(text, example.Span(250_000, 900_000), [example.Span(499_000, 700_000)], 20)
    assert len("".join(piece.text for piece in pieces)) < 5000
    assert len(clip(text, 20)) < 2000


def corpus(console: Console, *stories: object, verbose: bool = False) -> str:
    readings, big = example.big(3)
    articles = [*example.articles.values(), *(reading.article for reading in readings)]
    terminal.render_trace(console, articles, [big, *stories], example.changes, (), verbose=verbose)
    return printed(console)


def alone(number: int):
    edge = replace(example.story.edges[1], source=f"u{number}", derived="cc03")
    unseen = replace(example.story.unseen[0], id=f"u{number}", credited_by=("cc03",))
    return replace(example.story, id=f"s{number}", articles=("cc03",), edges=(edge,), unseen=(unseen,), earliest="cc03",
                   references=(), versions=())  # fmt: skip


def test_stories_of_two_pages_lead_and_single_ones_are_counted():
    text = corpus(piped(100), alone(1), alone(2))
    flat = " ".join(text.split())
    assert "in 1 story of two pages or more; 2 single pages credit pages that are not held (-v prints them)." in flat
    assert "Billions for a wreck" not in text
    assert corpus(piped(100), alone(1), alone(2), verbose=True).count("Billions for a wreck") == 2


def test_a_single_page_is_shown_where_no_story_has_two():
    console = piped(100)
    terminal.render_trace(console, list(example.articles.values()), [alone(1)], (), ())
    assert "Billions for a wreck" in printed(console)
