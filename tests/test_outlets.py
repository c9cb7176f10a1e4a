"""Identity of outlets: names, hosts, short names, forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold import outlets
from retold.records import Article


@pytest.mark.parametrize(
    "name",
    [
        "Harbour Ledger",
        "The Harbour Ledger",
        "the Harbour Ledger",
        "harbourledger.example",
        "www.harbourledger.example",
        "theharbourledger.example",
        "harbour-ledger.example",
        "https://amp.harbourledger.example/2024/05/a-story?x=1",
        "Harbour Ledger (Online)",
        "Harbour Ledger - News",
        "Harbour Ledger | Opinion",
        "HARBOUR LEDGER",
        "Harbour Ledger’s",
    ],
)
def test_one_outlet_has_one_key(name):
    assert outlets.key(name) == "harbourledger"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("New York Times - News", "nytimes.com"),
        ("BBC News", "https://www.bbc.co.uk/news/1"),
        ("CNN (Web News)", "edition.cnn.com"),
        ("AP", "Associated Press"),
        ("the Wall Street Journal", "WSJ"),
    ],
)
def test_known_names_and_hosts_meet(a, b):
    assert outlets.same(a, b)


def test_different_outlets_stay_apart():
    assert not outlets.same("Harbour Ledger", "Hill Ledger")
    assert not outlets.same("the Ledger", "Harbour Ledger")
    assert not outlets.same("", "")


@pytest.mark.parametrize(
    ("brief", "full"),
    [
        ("the Ledger", "Harbour Ledger"),
        ("the Ledger", "harbourledger.example"),
        ("RBS", "Riverton Broadcasting Service"),
        ("Northwire", "Northwire News"),
        ("the Times", "Times of Riverton"),
    ],
)
def test_a_short_name_could_be_its_full_one(brief, full):
    assert outlets.could_be(brief, full)
    assert not outlets.could_be(full, full)


def test_a_short_name_could_not_be_another():
    assert not outlets.could_be("the Courier", "Harbour Ledger")
    assert not outlets.could_be("Hill Ledger", "Harbour Ledger")


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("Harbour Ledger", True),
        ("the Ledger", True),
        ("Northwire", True),
        ("Riverton News Agency", True),
        ("KRVT", True),
        ("Channel 7", True),
        ("harbourledger.example", True),
        ("The Hill", True),
        ("the Hill", False),
        ("Ada Quill", False),
        ("Harbour Board", False),
        ("Department of News", False),
        ("Post", False),
        ("", False),
    ],
)
def test_form_of_an_outlet(name, answer):
    assert outlets.looks_like_outlet(name) is answer


def test_own_identities_hold_full_short_and_host():
    page = Article(id="a", text="", outlet="The Riverton Daily Herald", url="https://www.rivertonherald.example/x")
    own = outlets.identities(page)
    assert {"rivertondailyherald", "herald", "rivertonherald"} <= own
    assert outlets.identities(Article(id="b", text="")) == frozenset()


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://m.harbour.co.uk/a", "harbour.co.uk"),
        ("http://edition.harbour.example:8080/a", "harbour.example"),
        ("https://quill.blogspot.com/", "quill.blogspot.com"),
        ("not a host", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_host(url, host):
    assert outlets.host(url) == host


def test_links_that_lead_to_no_outlet():
    assert not outlets.is_news_host("https://twitter.com/quill/1")
    assert not outlets.is_news_host("https://en.wikipedia.org/wiki/Harbour")
    assert not outlets.is_news_host("https://water.riverton.gov/report")
    assert outlets.is_news_host("https://harbourledger.example/1")


def test_agencies_by_form_as_by_table():
    assert outlets.is_agency("Reuters")
    assert outlets.is_agency("Northwire")
    assert outlets.is_agency("Riverton Press Agency")
    assert not outlets.is_agency("Harbour Ledger")


@given(st.text(max_size=80))
def test_any_name_is_answered(name):
    assert outlets.same(name, name) == (outlets.key(name) != "")
    outlets.looks_like_outlet(name)
    outlets.could_be(name, "Harbour Ledger")
    outlets.identities(Article(id="a", text="", outlet=name, url=name))
