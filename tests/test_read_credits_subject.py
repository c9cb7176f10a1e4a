"""Credits: an outlet that is the news itself, those it employs, sidebar authors, and what only looks like a credit."""

import pytest

from retold.read.credits import credits
from retold.records import Article
from retold.settings import MIN_CONFIDENCE


def found(text, title=None, authors=()):
    article = Article(id="a", text=text, title=title, outlet="Hill Gazette", authors=authors)
    sure = [credit for credit in credits(article, ()) if credit.confidence >= MIN_CONFIDENCE]
    return [(credit.kind, credit.outlet, text[credit.span.start : credit.span.end]) for credit in sure]


@pytest.mark.parametrize(
    "text",
    [
        "In a statement, the Harbour Ledger said the dam had held.",
        "In a statement late Tuesday, the Harbour Ledger said: “We stand by her.”",
        "“She was hurt,” the Harbour Ledger said in a press release.",
        "“She was hurt,” the Harbour Ledger said in its court filing.",
        "The Harbour Ledger said it was looking into the claims.",
        "The judge said he would rule on Monday on the Harbour Ledger’s lawsuit.",
        "He told Harbour Ledger chief Mona Reed that he was ashamed.",
        "He told the Harbour Ledger’s then-chief executive that he was ashamed.",
        "The union, in a note that backed the Harbour Ledger, said he must go.",
        "The mayor tells Harbour Ledger readers to keep calm.",
        "She did not tell the Harbour Ledger which three.",
        "The board has not yet responded to the Harbour Ledger’s request for comment.",
        "He wrote to her through an Harbour Post account.",
        "In response to the Harbour Ledger’s claims she resigned.",
        "The dates stand in the rule, according to the Federal Register.",
        "The Harbour Ledger blog is dull. Rosen has, at the Harbour Ledger, contributed to that circus.",
    ],
)
def test_no_credit(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In a statement to the Harbour Ledger, she denied it.", "statement to the Harbour Ledger"),
        ("A Sarn paper, the Harbour Ledger, said the dam had held.", "the Harbour Ledger, said"),
        ("“He fled,” the Harbour Ledger said.", "the Harbour Ledger said"),
        ("She told the Harbour Ledger’s chief political correspondent that he fled.", "told the Harbour Ledger"),
        ("In a response to the Harbour Ledger’s questions she denied it.", "response to the Harbour Ledger"),
        ("She did tell the Harbour Ledger which three.", "tell the Harbour Ledger"),
        ("Northwire contributed to this report.", "Northwire contributed to"),
        ("Northwire contributed reporting.", "Northwire contributed reporting"),
        ("The fire is out, WQRT7 reports.", "WQRT7 reports"),
        ("The Harbour Ledger’s account of the night was printed on Monday.", "The Harbour Ledger’s account"),
    ],
)
def test_still_a_credit(text, words):
    [(_, _, span)] = found(text)
    assert span == words


@pytest.mark.parametrize(
    "title",
    [
        "Harbour Ledger sues the mayor",
        "Mona Reed departs as chief of the Harbour Ledger",
        "How the Harbour Ledger lost",
    ],
)
def test_an_outlet_that_the_title_tells_of_speaks_of_itself(title):
    assert found("The mayor barred her. The Harbour Ledger said the ban was unlawful.", title) == []
    assert found("The Harbour Ledger reported that he fled.", title), "what it reported is a report all the same"
    assert found("The mayor told the Harbour Ledger that he would go.", title)
    assert found("The Sarn Bulletin said the ban was unlawful.", title), "another outlet is no part of the news"


@pytest.mark.parametrize(
    "title",
    [
        "Harbour Ledger: Mayor fled",
        "Mayor tells Harbour Ledger he fled",
        "Mayor fled, Harbour Ledger reports",
        "Clerk leaks the list to the Harbour Ledger",
        "Mayor fled | Harbour Ledger",
        "Mayor fled",
        None,
    ],
)
def test_an_outlet_that_the_title_credits_is_believed(title):
    assert found("The mayor is gone. The Harbour Ledger said he took the train.", title)


def test_outlets_in_a_long_list_of_authors_are_those_of_other_stories():
    few, many = ("Ada Quill", "Northwire"), ("Ada Quill", "Cole Varga", "Northwire", "Mona Reed")
    assert found("The port is shut.", authors=few) == [("byline", "Northwire", "")]
    assert found("The port is shut.", authors=("Northwire",)) == [("byline", "Northwire", "")]
    assert found("The port is shut.", authors=many) == []
    assert ("byline", "Northwire", "") in found(
        "The port is shut.\n\nNorthwire contributed to this report.", authors=many
    )
