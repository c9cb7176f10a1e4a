"""What the pages of one story tell in each other's words: found there, and nowhere else."""

from datetime import UTC, datetime

import pytest

from retold.records import Article, Link, Reading, Span
from retold.trace import trace

HARBOUR = (
    "The harbour board of Tarn Quay will close both ferry slips for eleven weeks after divers found cracks 14 metres down "
    "in the northern pier, according to a survey by Ostrander Marine that was handed to commissioner Idris Velm in March. "
    "Repairs to the pier are put at 4.3 million crowns, and the Sollis shipyard has offered two barges to carry lorries to "
    "Grell Island while the slips stay shut, an arrangement that the Grell Growers' League calls too little and too late."
)
RETOLD = (
    "After divers found cracks 14 metres down in the northern pier, both slips of the ferry at Tarn Quay close for eleven "
    "weeks, the board of the harbour said. Commissioner Idris Velm was handed the survey by Ostrander Marine in March. At "
    "4.3 million crowns the repairs are put; two barges that the Sollis shipyard has offered would carry the lorries over "
    "to Grell Island with the slips shut, and too late and too little the Grell Growers' League calls that arrangement."
)
LIBRARY = (
    "In Upper Wenlow the reading room of the Pascoe library opened again on Saturday after nine years, with 31,000 volumes "
    "back on its shelves and a roof of larch that carpenters from Dunnet Vale shaped by hand under architect Petra Lunde."
)
CHOIR = (
    "Choirs from six valleys met at Brannoch for the yearly singing contest. Rain kept the judges indoors until noon. "
    "The smallest choir won with a lullaby that its conductor had written on the train. Everybody was fed by bakers."
)


def page(name, outlet, text, *links):
    leading = tuple(Link(Span(0, 5), to) for to in links)
    url = f"https://{outlet}.example/{name}"
    article = Article(name, text, None, outlet, url, published=datetime(2031, 4, 2, tzinfo=UTC), links=leading)
    return Reading(article, (), (), (), (), (), None)


def words(reuse, pages):
    texts = {reading.article.id: reading.article.text for reading in pages}
    return [texts[place.article][place.span.start : place.span.end] for place in (reuse.left, reuse.right)]


def test_what_a_page_of_the_story_tells_in_its_own_words_is_found_whole():
    pages = [
        page("a", "quaypost", f"{HARBOUR}\n\n{CHOIR}"),
        page("b", "velmecho", f"{LIBRARY}\n\n{RETOLD}", "https://quaypost.example/a"),
    ]
    found = trace(pages)
    assert [story.articles for story in found.stories] == [("a", "b")]
    (reuse,) = found.reuses
    assert words(reuse, pages) == [HARBOUR, RETOLD]
    assert 0.6 < reuse.similarity < 1
    assert (reuse.boilerplate, reuse.quotation) == (False, False)
    assert found.passages == ()


def test_pages_of_no_common_story_are_not_compared():
    pages = [page("a", "quaypost", f"{HARBOUR} {CHOIR}"), page("b", "velmecho", f"{LIBRARY} {CHOIR}")]
    found = trace(pages)
    assert found.stories == ()
    assert all(words(reuse, pages) == [CHOIR[:-1], CHOIR[:-1]] for reuse in found.reuses)


def test_what_runs_of_words_show_is_not_said_again():
    pages = [page("a", "quaypost", HARBOUR), page("b", "velmecho", f"{HARBOUR}\n\n{LIBRARY}")]
    assert [words(reuse, pages)[0] for reuse in trace(pages).reuses] == [HARBOUR[:-1]]


@pytest.mark.parametrize("address", ["https://quaypost.example/b", "https://quaypost.example/a"])
def test_captures_of_one_address_are_no_pair(address):
    first = page("a", "quaypost", HARBOUR)
    article = Article("b", RETOLD, None, "quaypost", address, published=datetime(2031, 4, 3, tzinfo=UTC),
                      links=(Link(Span(0, 5), "https://quaypost.example/a"),))  # fmt: skip
    found = trace([first, Reading(article, (), (), (), (), (), None)])
    assert len(found.stories) == 1
    assert len(found.reuses) == (0 if address.endswith("/a") else 1)


def test_the_order_of_the_pages_changes_nothing():
    pages = [
        page("a", "quaypost", f"{HARBOUR}\n\n{CHOIR}"),
        page("b", "velmecho", f"{LIBRARY}\n\n{RETOLD}", "https://quaypost.example/a"),
        page("c", "fenradio", f"{RETOLD} {CHOIR}", "https://quaypost.example/a"),
    ]
    assert trace(pages) == trace(pages[::-1])
    assert len(trace(pages).reuses) > 1
