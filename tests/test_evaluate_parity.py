"""Names exchanged: every offset finds its way back, and a reading that looks at names is caught."""

import re

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.errors import InputError
from retold.evaluate import Request, evaluate, names, parity
from retold.evaluate.readers import reader
from retold.records import Attribution, Span

PAIRS = {"party": (("Larks", "Herons"), ("D-", "R-")), "stance": (("inland", "seaside"),),
         "candidates": (("Orla Dennard", "Ivo Maranos"), ("Dennard", "Maranos"), ("Orla", "Ivo")),
         "outlets": (("Pell Ledger", "Brannoch Evening Post"),), "surnames": ()}  # fmt: skip
TEXT = (
    "An Orla Dennard ally said the Larks would close the gate. “We lost,” said Ivo Maranos, an inland Heron and one "
    "of the Herons. Dennard told the Pell Ledger that Maranos’ plan was old (R-Pell).\n\nJohn Vane said that Mary Osk "
    "left. Osk said nothing; Vane and Osk agreed."
)


@pytest.fixture(autouse=True)
def invented(monkeypatch):
    monkeypatch.setattr(names, "FAMILIES", PAIRS)
    monkeypatch.setattr(parity, "FAMILIES", PAIRS)


def swap(text, *families):
    return names.exchanged(text, names.pairs_of(text, families or PAIRS))


def test_names_change_places_with_article_and_possessive():
    assert swap(TEXT).text == (
        "An Ivo Maranos ally said the Herons would close the gate. “We lost,” said Orla Dennard, a seaside Heron and "
        "one of the Larks. Maranos told the Brannoch Evening Post that Dennard’s plan was old (D-Pell).\n\nJohn Osk said "
        "that Mary Vane left. Vane said nothing; Osk and Vane agreed."
    )
    assert swap(swap(TEXT).text).text == TEXT.replace("Maranos’ plan", "Maranos’s plan")


def test_words_that_hold_a_name_are_left_alone():
    assert swap("Larksome Dennardham saw Pell Ledgers.").names == 0
    assert swap("nothing here").text == "nothing here"


def test_adjective_and_noun_keep_their_forms():
    pairs = {"Democrat": "Republican", "Republican": "Democrat", "Democratic": "Republican"}
    text = "A Republican said the Republican plan pleased every Democrat, no Republican, and Democratic clerks."
    assert names.exchanged(text, pairs).text == (
        "A Democrat said the Democratic plan pleased every Republican, no Democrat, and Republican clerks."
    )


def test_every_word_finds_its_way_back():
    new = swap(TEXT)
    for now, then in {
        "Ivo": "Orla",
        "ally": "ally",
        "Larks": "Herons",
        "seaside": "inland",
        "agreed": "agreed",
    }.items():
        at = new.text.index(now)
        back = new.back(Span(at, at + len(now)))
        assert TEXT[back.start : back.end] == then
    whole = new.text.index("Brannoch Evening Post")
    back = new.back(Span(whole, whole + len("Brannoch Evening Post")))
    assert TEXT[back.start : back.end] == "Pell Ledger"


PIECES = st.lists(
    st.sampled_from([" Orla Dennard", " Maranos", " an", " inland", " Pell Ledger", " x", "’", " .", "\n"])
)


@settings(max_examples=200, deadline=None)
@given(PIECES)
def test_what_is_not_a_name_stays_as_it_is(pieces):
    text = "".join(pieces)
    pairs = names.pairs_of(text, ["party", "stance", "candidates", "outlets"])
    new = names.exchanged(text, pairs)
    places = [new.back(Span(at, at)).start for at in range(len(new.text) + 1)]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, len(text))
    inside = {at for _, after in new.pieces for at in range(after.start, after.end)}
    assert all(new.text[at] == text[places[at]] for at in range(len(new.text)) if at not in inside)
    for before, after in new.pieces:
        assert new.back(after) == before


def said(pattern, text):
    """One finding for each match of a pattern."""
    spans = [Span(*match.span()) for match in re.finditer(pattern, text)]
    return tuple(Attribution("indirect", (), (span,), (span,), None, 0.9) for span in spans)


def test_a_fair_reading_changes_nothing():
    found = parity.difference(
        parity.Text("a", TEXT, "Larks lose"), PAIRS, lambda text, _: said(r"\bsaid\b|Pell\)", text)
    )
    assert found.names == 14
    assert (found.found, found.after, found.lost, found.gained) == (5, 5, (), ())


def test_a_reading_that_looks_at_a_name_is_caught_in_its_family():
    articles = [parity.Text("a", TEXT, ""), parity.Text("b", "The Herons said so in the Pell Ledger.", "")]
    report = parity.compare(articles, lambda text, _: said(r"(?<=Larks )would|said", text), "fast", {})
    rows = {row["exchanged"]: row for row in report.tables["exchanged"]}
    assert (rows["party"]["lost"], rows["party"]["gained"]) == (1, 0)
    assert rows["outlets"]["unchanged"] == rows["candidates"]["unchanged"] == 100
    assert rows["all"]["articles_changed"] == 1
    assert report.figures == {"attributions unchanged": 83.33, "articles unchanged": 50.0}
    (change,) = report.tables["changes"]
    at = TEXT.index("would")
    assert (change["article"], change["families"], change["what"]) == ("a", "party", "lost")
    assert change["cue"] == f"{at}-{at + 5}"


def test_a_title_is_exchanged_too_and_a_reading_that_counts_letters_is_caught():
    seen = []

    def read(text, title):
        seen.append(title)
        return said("gate", text) if len(text.split("\n")[0]) % 2 else ()

    article = parity.Text("a", "The Larks shut the gate of the Pell Ledger.", "Larks lose")
    found = parity.difference(article, ["party", "outlets"], read)
    assert seen == ["Larks lose", "Herons lose"]
    assert len(found.lost) + len(found.gained) == 1


def test_the_rules_find_the_same_under_other_names():
    found = parity.difference(parity.Text("a", TEXT, ""), PAIRS, reader("fast"))
    assert found.found > 2
    assert found.lost == found.gained == ()


def test_articles_are_drawn_whatever_their_order():
    texts = [parity.Text(str(n), f"The Larks met Dennard {n} times.", "") for n in range(50)]
    texts += [parity.Text(f"x{n}", "The Larks met.", "") for n in range(50)]
    drawn = parity.drawn(texts, 20)
    assert len(drawn) == 20
    assert drawn == parity.drawn(texts[::-1], 20)
    assert not any(article.id.startswith("x") for article in drawn)
    with pytest.raises(InputError, match="no article holds a party"):
        parity.drawn(texts[50:], 20)


def test_a_table_of_articles_will_do(tmp_path):
    pq.write_table(pa.table({"id": [1, 2], "title": [None, "Larks"], "text": [TEXT, None]}), tmp_path / "news.parquet")
    report = evaluate("parity", Request(tmp_path, articles=tmp_path / "news.parquet"))
    assert report.task == "parity news"
    assert report.tables["exchanged"][0]["articles"] == 1
    (tmp_path / "news.parquet").write_bytes(b"no table")
    with pytest.raises(InputError, match="wants Parquet with id, text, title"):
        evaluate("parity", Request(tmp_path, articles=tmp_path / "news.parquet"))
