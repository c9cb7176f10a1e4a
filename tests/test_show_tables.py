import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pyarrow.parquet as pq
import pytest
import show_example as example
from rich.console import Console

from retold import settings
from retold.records import Cell, Place, Row, Span, Speaker, Table, Unseen
from retold.show import cells, grid, objects, page, tables, terminal

LEDGER, RADIO, POST = example.LEDGER, example.RADIO, example.POST
OFFICIALS = Speaker(None, "two harbour officials", "unnamed")


def told(telling, text, words, **fields):
    return Cell(telling, "told", Place(telling, example.span(text, words)), **fields)


RAISED = Row(
    Place("aa01", example.span(LEDGER, "The old ferry Aldermere may be raised next spring, two harbour officials said.")),
    (
        told("aa01", LEDGER, "The old ferry Aldermere may be raised next spring, two harbour officials said.",
             voice="attributed", speaker=OFFICIALS, source=(example.span(LEDGER, "two harbour officials"),),
             certainty="possible", cue=example.span(LEDGER, "may")),
        told("bb02", RADIO, "The old ferry Aldermere will be raised next spring, the Harbour Ledger reported.",
             voice="attributed", source=(example.span(RADIO, "reported"),), certainty="planned",
             cue=example.span(RADIO, "will"), changes=("hedge_dropped", "attribution_dropped")),
        Cell("unseen-gull", "told", Place("cc03", example.span(POST, "A ferry is to be raised.")), voice="own",
             certainty="planned", cue=example.span(POST, "is to")),
        told("cc03", POST, "A ferry is to be raised.", voice="own", certainty="planned", cue=example.span(POST, "is to")),
    ),
    0.75,
)  # fmt: skip
COST = Row(
    Place("aa01", example.span(LEDGER, "The work would cost 3 million crowns, according to a draft budget.")),
    (
        told("aa01", LEDGER, "The work would cost 3 million crowns, according to a draft budget.", voice="attributed",
             speaker=Speaker("a draft budget that nobody signed", None, "document"),
             source=(example.span(LEDGER, "a draft budget"),), certainty="asserted",
             figures=(example.span(LEDGER, "3 million crowns"),)),
        Cell("bb02", "absent"),
        Cell("unseen-gull", "unclear"),
        told("cc03", POST, "The work would cost 3 billion crowns, according to a draft budget, the Gull wrote.",
             voice="own", certainty="asserted", negated=True, figures=(example.span(POST, "3 billion crowns"),),
             differing=(example.span(POST, "3 billion crowns"),), changes=("number_changed",)),
    ),
    0.9,
)  # fmt: skip
LIFT = Row(
    Place("aa01", example.span(LEDGER, "“We could lift her in a week,” said Ida Voss")),
    (
        told("aa01", LEDGER, "“We could lift her in a week,” said Ida Voss", voice="attributed",
             speaker=Speaker("Ida Voss Jr.", None, "named"), source=(example.span(LEDGER, "Ida Voss"),),
             certainty="asserted"),
        told("bb02", RADIO, "“We could lift her in a day,” said Ida Voss", voice="quoted", certainty="asserted"),
        Cell("unseen-gull", "unclear"),
        Cell("cc03", "unclear", Place("cc03", example.span(POST, "A ferry is to be raised."))),
    ),
    0.0,
)  # fmt: skip
ALIKE = Row(
    Place("aa01", example.span(LEDGER, example.shared)),
    (
        told("aa01", LEDGER, example.shared, voice="own", certainty="asserted"),
        told("bb02", RADIO, example.shared, voice="own", certainty="asserted"),
        Cell("unseen-gull", "unclear"),
        Cell("cc03", "absent"),
    ),
    0.0,
)
TABLE = Table("s777", ("aa01", "bb02", "unseen-gull", "cc03"), (RAISED, LIFT, ALIKE, COST))


def console(width=80, **options):
    return Console(file=io.StringIO(), width=width, highlight=False, **options)


def drawn(table=TABLE, width=80, verbose=False, **options):
    paper = console(width, **options)
    terminal.render_story(paper, example.story, example.articles, example.changes, table=table, verbose=verbose)
    text = paper.file.getvalue()
    return text[text.index("Side by side") :] if "Side by side" in text else ""


def test_a_cell_is_put_in_marks_that_need_no_colour():
    def marks(row, n):
        return [part.replace("\xa0", " ") for part in cells.parts(row.cells[n], row.cells[0], example.articles)]

    assert marks(RAISED, 0) == ["◐ may", "❝ two harbour officials"]
    assert marks(RAISED, 1) == ["◐ will", "❝ reported *"]
    assert marks(RAISED, 3) == ["◐ is to"]
    assert marks(COST, 0) == ["❝ draft budget"]
    assert marks(COST, 1) == ["○"]
    assert marks(COST, 2) == ["?"]
    assert marks(COST, 3) == ["● not", "3 billion crowns *"]
    assert marks(LIFT, 0) == ["❝ Voss"]
    assert marks(LIFT, 1) == ["❝"]


def test_a_cell_is_put_in_words_that_say_all_that_its_marks_say():
    def words(row, n):
        return cells.in_words(row.cells[n], row.cells[0], example.articles)

    assert words(RAISED, 0) == "told, put to two harbour officials (not named), possible by “may”"
    assert words(RAISED, 1) == (
        "told, with “reported”, to whom is not clear, planned or pending by “will”, changed here: a hedge was dropped "
        "and who said it is gone"
    )
    assert words(COST, 1) == "absent"
    assert words(COST, 2) == "unclear: not enough is known"
    assert words(LIFT, 3) == "unclear: other words may tell it"
    assert words(COST, 3) == (
        "told, in its own voice, negated, with another number: 3 billion crowns, changed here: a number changed"
    )
    assert words(LIFT, 1) == "told, as the speech of someone not named"
    unread = Cell("bb02", "told", Place("bb02", Span(0, 5)))
    assert cells.in_words(unread, LIFT.cells[0], example.articles) == "told, in whose voice is not clear"
    assert cells.parts(unread, LIFT.cells[0], example.articles) == ["● ?"]
    titled = Cell("bb02", "told", Place("bb02", Span(0, 5)), in_title=True)
    assert cells.in_words(titled, LIFT.cells[0], example.articles) == "told by the headline"
    assert cells.parts(titled, LIFT.cells[0], example.articles) == ["● headline"]


def test_rows_are_ranked_by_what_differs():
    assert cells.ranked(TABLE) == [COST, RAISED]
    assert cells.gravity(ALIKE) == 0
    fell = replace(ALIKE, cells=(replace(ALIKE.cells[0], certainty="possible"), *ALIKE.cells[1:]))
    assert 0 < cells.gravity(fell) < settings.COMPARE_WEIGHTS["hedge_dropped"]


def test_the_terminal_shows_where_a_hedge_fell():
    text = drawn()
    flat = " ".join(text.split())
    assert "Side by side: the 2 statements that differ, of 4" in flat
    assert text.index("The work would cost") < text.index("The old ferry")
    assert "Harbour" in text.splitlines()[1]
    row = next(line for line in text.splitlines() if "◐ may" in line)
    assert re.search(r"◐ may +◐ will +◐ is to +◐ is to$", row)
    assert "○ absent" in text
    assert not re.search("[─-╿\x1b]", text)
    assert all(line == line.rstrip() and len(line) <= 80 for line in text.splitlines())


def test_the_heading_counts_what_is_shown():
    long = replace(TABLE, rows=(RAISED,) * 20)
    assert "the 8 statements that differ most, of 20" in " ".join(drawn(long).split())
    assert "the 1 statement that differs, of 2" in " ".join(drawn(replace(TABLE, rows=(RAISED, ALIKE))).split())
    assert "Side by side: 1 statement\n" in drawn(replace(TABLE, rows=(RAISED,)))


def test_every_statement_is_printed_where_all_is_asked_for():
    text = drawn(verbose=True)
    assert "Side by side: 4 statements" in text
    assert text.index("The old ferry") < text.index("“We could lift her") < text.index("The work would cost")


def test_nothing_is_shown_where_nothing_differs():
    assert drawn(replace(TABLE, rows=(ALIKE,))) == ""
    assert drawn(replace(TABLE, rows=())) == ""
    assert drawn(None) == ""


def test_a_narrow_terminal_shows_the_tellings_that_changed_and_names_the_others():
    text = drawn(width=34)
    assert "Port Radio: " not in text
    assert "2 more tellings; -v" in " ".join(text.split())
    tellings = tuple(f"p{n}" for n in range(12))
    row = Row(
        Place("aa01", Span(0, 9)),
        (Cell("aa01", "told", Place("aa01", Span(0, 9)), voice="own", certainty="asserted"),
         *(Cell(id, "absent", changes=("fact_dropped",)) for id in tellings)),
        0.35,
    )  # fmt: skip
    text = drawn(replace(TABLE, tellings=("aa01", *tellings), rows=(row,)))
    assert "p11: ○ *" in text, "a change in a column that is left out is named below"
    assert "8 more tellings" in text
    every = drawn(replace(TABLE, tellings=("aa01", *tellings), rows=(row,)), verbose=True)
    assert "more tellings" not in every
    assert all(f" {id} " in f"{every} ".replace("\n", " ") for id in tellings)


def test_an_ascii_terminal_gets_ascii_marks():
    file = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    paper = Console(file=file, width=80, highlight=False)
    terminal.render_story(paper, example.story, example.articles, example.changes, table=TABLE)
    file.flush()
    text = file.buffer.getvalue().decode("ascii")
    assert "~ may" in text
    assert '" reported *' in text
    assert "+ own voice" in text


def test_control_characters_do_not_reach_the_terminal():
    hostile = replace(example.ledger, text="\x1b]0;x\x07\u202e" + LEDGER[4:])
    paper = console()
    terminal.render_story(paper, example.story, {**example.articles, "aa01": hostile}, (), table=TABLE)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", paper.file.getvalue())


class Grids(HTMLParser):
    """The cells of the tables of class "grid"."""

    def __init__(self, html):
        super().__init__()
        self.inside, self.heads, self.cells, self.open = False, [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "table":
            self.inside = found.get("class") == "grid"
        if self.inside and tag == "th":
            self.heads.append(found["scope"])
        if self.inside and tag == "td":
            self.cells.append({**found, "seen": "", "read": ""})
        self.open.append((tag, found))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass
        self.inside &= tag != "table"

    def handle_data(self, data):
        if self.inside and self.cells and any(tag == "td" for tag, _ in self.open):
            seen = any(found.get("aria-hidden") for _, found in self.open)
            self.cells[-1]["seen" if seen else "read"] += data


def report(table=TABLE, **parts):
    given = {"readings": example.readings, "stories": [example.story], "changes": example.changes} | parts
    return page.report(**given, tabled=lambda story: table)


def test_the_page_has_real_tables_whose_cells_are_said_in_words():
    grids = Grids(report())
    assert grids.heads == (["col"] * 5 + ["row"] * 2) + (["col"] * 5 + ["row"] * 4)
    assert len(grids.cells) == 2 * 4 + 4 * 4
    for cell in grids.cells:
        assert cell["title"] == cell["read"].strip() != ""
        assert cell["seen"].strip()
    seen = [(cell["class"], " ".join(cell["seen"].split())) for cell in grids.cells[:4]]
    assert seen == [
        ("told", "❝ draft budget"),
        ("absent", "○"),
        ("unclear", "?"),
        ("touched", "● not 3 billion crowns *"),
    ]
    html = report()
    assert "The statements that differ most" in html
    assert "All 4 statements, in the order of the first telling" in html
    assert 'aria-label="Stories"' not in html
    assert "<i>The Gull</i><br><small>not held</small>" in html


def test_the_page_leaves_the_table_out_where_nothing_differs():
    assert "Side by side" not in report(None)
    assert "Side by side" not in report(replace(TABLE, rows=(ALIKE,)))
    short = report(replace(TABLE, rows=(COST, RAISED)))
    assert "All statements" in short
    assert "in the order of the first telling" not in short


def test_a_page_without_tables_and_one_with_hostile_names_are_whole():
    hostile = "<script>x</script>\" '>"
    odd = replace(example.story, unseen=(Unseen("unseen-gull", hostile, ("cc03",), example.gull.recovered),))
    assert "<script" not in report(stories=[odd])


def test_the_table_of_a_story_in_json():
    found = objects.trace_object(list(example.articles.values()), [example.story], (), (), 0.5, lambda story: TABLE)
    table = found["stories"][0]["table"]
    assert table["tellings"] == ["aa01", "bb02", "unseen-gull", "cc03"]
    cell = table["rows"][0]["cells"][0]
    assert cell["place"] == {"article": "aa01", "span": [0, 78]}
    assert (cell["has"], cell["certainty"], cell["voice"]) == ("told", "possible", "attributed")
    assert cell["cue"] == [24, 27]
    plain = objects.trace_object(list(example.articles.values()), [example.story], (), (), 0.5)
    assert "table" not in plain["stories"][0]


def test_the_table_as_parquet(tmp_path):
    path = tmp_path / "story.parquet"
    tables.write(str(path), [TABLE], example.articles)
    found = pq.read_table(path)
    assert found.num_rows == 16
    assert found.schema.equals(tables.SCHEMA)
    rows = found.to_pylist()
    assert [(row["row"], row["column"]) for row in rows] == [(n, m) for n in range(4) for m in range(4)]
    first, second = rows[:2]
    assert first["outlet"] == "The Harbour Ledger"
    assert (first["certainty"], first["cue"], first["role"]) == ("possible", "may", "two harbour officials")
    assert second["changes"] == ["hedge_dropped", "attribution_dropped"]
    assert LEDGER[first["start"] : first["end"]] == first["text"] == first["statement"]
    assert rows[2]["article"] == "cc03"
    assert rows[2]["outlet"] is None
    assert rows[13]["has"] == "absent"
    assert rows[13]["start"] is None
    assert rows[15]["differing"] == ["3 billion crowns"]


def test_no_table_makes_an_empty_parquet_of_the_same_shape():
    assert tables.arrow([], {}).schema.equals(tables.SCHEMA)


@pytest.mark.parametrize(("name", "person", "short"), [
    ("an inspection report that nobody has seen", False, "inspection report"),
    ("The Wall Street Journal", False, "Wall Street Journal"),
    ("Jerry Voss Jr.", True, "Voss"),
    ("Voss", True, "Voss"),
    ("the", False, "the"),
])  # fmt: skip
def test_speakers_are_called_in_a_few_words(name, person, short):
    assert cells.brief(name, person) == short


def test_a_word_as_wide_as_its_column_keeps_its_star_on_the_next_line():
    assert grid._filled(["❝\xa0spokeswoman\xa0*"], 13) == ["❝ spokeswoman", "*"]
    assert grid._filled(["◐\xa0may", "❝\xa0mill\xa0*"], 20) == ["◐ may ❝ mill *"]


def test_words_are_cut_at_a_space():
    assert cells.clipped("one two three", 20) == "one two three"
    assert cells.clipped("one two three", 9) == "one two…"
    assert cells.clipped("unseparated", 6) == "unsep…"
