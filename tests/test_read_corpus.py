"""Credits that only a corpus makes: names without an outlet's form, of which it holds pages."""

from hypothesis import given
from hypothesis import strategies as st

from retold.read import in_corpus, read
from retold.records import Article

_BODY = "The quarry at Pell closed on Monday, {}. Dust was found in the school next door, the council said."
_HELD = Article("held", _BODY.format("the council said"), "Quarry closed", outlet="Gleanery")


def _reading(id, words, **more):
    return read(Article(id, _BODY.format(words), "Quarry closed", **({"outlet": "Fen Post"} | more)), "fast")


def _credits(readings, id):
    reading = in_corpus(readings).get(id) or next(each for each in readings if each.article.id == id)
    return [(credit.kind, credit.outlet) for credit in reading.credits if credit.confidence >= 0.5]


def test_a_held_pages_outlet_is_credited_by_a_name_without_form():
    told = _reading("a", "Gleanery reported on Tuesday")
    assert _credits([told], "a") == []
    assert _credits([told, read(_HELD, "fast")], "a") == [("reported_by", "Gleanery")]


def test_a_host_names_an_outlet_where_a_page_gives_no_other():
    nameless = Article("held", _HELD.text, "Quarry closed", url="https://gleanery.example/1")
    told = _reading("a", "she told Gleanery")
    assert _credits([told, read(nameless, "fast")], "a") == [("told", "Gleanery")]


def test_a_mere_naming_stays_one():
    named = _reading("a", "and Gleanery said that it was sorry")
    assert in_corpus([named, read(_HELD, "fast")]) == {}


def test_people_who_are_given_as_outlets_are_none():
    page = Article("held", _HELD.text, "Quarry closed", outlet="Ada Quill")
    told = _reading("a", "he told Ada Quill, and Quill reported it")
    assert _credits([told, read(page, "fast")], "a") == []
    signed = _reading("b", "he told Mona Reed", authors=("Mona Reed",))
    assert _credits([signed, read(Article("held", _HELD.text, "Q", outlet="Mona Reed"), "fast")], "b") == []


def test_an_author_is_an_agency_where_another_page_credits_it():
    signed = _reading("a", "the council said", authors=("Halverne Press",))
    told = _reading("b", "Halverne Press reported")
    assert _credits([signed], "a") == []
    assert _credits([signed, told], "a") == [("byline", "Halverne Press")]
    assert _credits([signed, told], "b") == [("reported_by", "Halverne Press")]


_ALL = [
    _reading("a", "Gleanery reported"),
    _reading("b", "she told the Long Table"),
    _reading("c", "the Long Table first reported", outlet="Gleanery"),
    _reading("d", "via Gleanery", outlet="The Long Table", authors=("Halverne Press",)),
    _reading("e", "according to Halverne Press", outlet=None, url="https://skimline.example/4"),
    _reading("f", "citing Skimline"),
]


@given(st.permutations(_ALL), st.integers(1, 5))
def test_neither_order_nor_growth_changes_anything(order, first):
    once = {each.article.id: in_corpus(_ALL).get(each.article.id, each) for each in _ALL}
    early = in_corpus(order[:first])
    grown = [early.get(each.article.id, each) for each in order[:first]] + order[first:]
    late = in_corpus(grown)
    assert {each.article.id: late.get(each.article.id, each) for each in grown} == once
