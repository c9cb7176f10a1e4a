"""The room's entry: one article in, one reading out."""

from hypothesis import given
from hypothesis import strategies as st

from retold.read import read
from retold.records import Article


def test_all_parts_of_a_reading():
    text = (
        "RIVERTON (Northwire) — The mayor may resign on Monday, officials told the Harbour Ledger. “I have done nothing wrong,” "
        "Ada Quill said. The board has not met. " + "The pier stands in the bay and the ferry runs every day. " * 6
    )
    made = read(
        Article(id="a", text=text, title="Riverton mayor arrested as pier stands in bay", outlet="Hill Gazette")
    )
    assert {"agency", "told"} <= {credit.kind for credit in made.credits}
    assert "possibly" in {hedge.kind for hedge in made.hedges}
    assert made.attributions
    assert made.statements
    assert made.headline is not None
    assert made.sentences[0].start == 0


def test_a_text_with_nothing_in_it():
    made = read(Article(id="a", text=""))
    assert (made.sentences, made.attributions, made.hedges, made.credits, made.statements) == ((), (), (), (), ())
    assert made.headline is None


@given(st.text(max_size=400))
def test_reading_is_pure_and_never_fails(text):
    article = Article(id="a", text=text, title=text[:60], outlet="Harbour Ledger")
    assert read(article) == read(article)
