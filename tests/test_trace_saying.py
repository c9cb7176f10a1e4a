"""Evidence: each sentence says what the page says by the words it points at, and calls outlets as a sentence does."""

import pytest
from story_pages import CLAIM, FEAST, MILL, ROAD, day, page
from test_trace_family import only

from retold.records import Article, Credit, Span
from retold.trace import saying


def said(text, words, kind="reported_by", relation="goes_back_to", outlet="Sarn Gazette"):
    start = text.index(words)
    credit = Credit(kind, outlet, Span(start, start + len(words)), None, relation, 0.9)
    return saying.sentence(credit, Article(id="a", text=text))


@pytest.mark.parametrize(
    ("words", "kind", "relation", "sentence"),
    [
        ("the Sarn Gazette reported", "reported_by", "goes_back_to", "The page cites the Sarn Gazette here."),
        ("the Sarn Gazette first reported", "reported_by", "goes_back_to", "The page says that the Sarn Gazette had this first."),
        ("the Sarn Gazette broke the", "reported_by", "goes_back_to", "The page says that the Sarn Gazette had this first."),
        ("obtained by the Sarn Gazette", "reported_by", "goes_back_to", "The page speaks of material that the Sarn Gazette obtained or saw."),
        ("the Sarn Gazette reported", "reported_by", "taken_from", "The page cites the Sarn Gazette, and another outlet in the same sentence."),
        ("told the Sarn Gazette", "told", "goes_back_to", "The page tells what was said to the Sarn Gazette."),
        ("statement to the Sarn Gazette", "told", "goes_back_to", "The page tells what was said to the Sarn Gazette."),
        ("interview with the Sarn Gazette", "told", "goes_back_to", "The page tells what was said in an interview with the Sarn Gazette."),
        ("interview on the Sarn Gazette", "told", "goes_back_to", "The page tells what was said in an interview on the Sarn Gazette."),
        ("Sarn Gazette town hall", "told", "goes_back_to", "The page tells what was said at an event of the Sarn Gazette."),
        ("said on the Sarn Gazette", "told", "goes_back_to", "The page tells what was said on the Sarn Gazette."),
        ("appearance on the Sarn Gazette", "told", "goes_back_to", "The page speaks of an appearance on the Sarn Gazette."),
        ("Via the Sarn Gazette", "via", "taken_from", "The page says that it has this via the Sarn Gazette."),
        ("h/t Sarn Gazette", "hat_tip", "taken_from", "The page thanks the Sarn Gazette for the find."),
        ("The Sarn Gazette contributed to", "agency", "taken_from", "The page says that the Sarn Gazette contributed to it."),
        ("(Sarn Gazette)", "agency", "taken_from", "The page's dateline names the Sarn Gazette."),
        ("© 2031 Sarn Gazette", "agency", "taken_from", "The page carries a copyright line of the Sarn Gazette."),
        ("report contains material from the Sarn Gazette", "agency", "taken_from", "The page says that it has material from the Sarn Gazette."),
        ("Sarn Gazette", "agency", "taken_from", "The page names the Sarn Gazette among those whose work is in it."),
        ("By the Sarn Gazette", "byline", "taken_from", "The page's byline names the Sarn Gazette."),
        ("", "byline", "taken_from", "The page's data give the Sarn Gazette among its authors."),
        ("Source: Sarn Gazette", "source_line", "taken_from", "A line of the page names the Sarn Gazette as its source."),
        ("Read more at Sarn Gazette", "source_line", "taken_from", "A line of the page sends its readers on to the Sarn Gazette."),
        ("This article first appeared in the Sarn Gazette", "source_line", "taken_from", "The page says that its text comes from the Sarn Gazette."),
        ("Sarn Gazette", "link", "goes_back_to", "The page links to the Sarn Gazette here."),
        ("the Sarn Gazette has learned", "self_reference", "goes_back_to", "Words by which the Sarn Gazette speaks of its own work stand here, on a page of another outlet."),
    ],
)  # fmt: skip
def test_what_a_credit_says(words, kind, relation, sentence):
    assert said(f"{words} and more.", words, kind, relation) == sentence


@pytest.mark.parametrize(
    ("outlet", "words", "name"),
    [
        ("Sarn Gazette", "", "the Sarn Gazette"),
        ("The Sarn Gazette", "", "the Sarn Gazette"),
        ("Sarn News", "", "Sarn News"),
        ("Sarn News", "told the Sarn News", "the Sarn News"),
        ("Sarn News", "a Sarn News report", "Sarn News"),
        ("Sarn News", "the Sarn News anchor", "Sarn News"),
        ("Sarn Free Press", "", "the Sarn Free Press"),
        ("Herald of Sarn", "", "the Herald of Sarn"),
        ("Sarn Post-Dispatch", "", "the Sarn Post-Dispatch"),
        ("sarn.example", "", "sarn.example"),
        ("KQRT", "", "KQRT"),
    ],
)
def test_an_outlet_within_a_sentence(outlet, words, name):
    assert saying.called(outlet, words) == name


def own(words):
    credit = Credit("self_reference", "Sarn Gazette", Span(0, len(words)), None, "goes_back_to", 0.9, True)
    return saying.own_words(credit, Article(id="a", text=words)), saying.is_reporting(
        credit, Article(id="a", text=words)
    )


@pytest.mark.parametrize(
    ("words", "sentence", "reporting"),
    [
        ("the Sarn Gazette has learned", "The source speaks of its own outlet's reporting here.", True),
        ("told the Sarn Gazette", "The source tells what was said to its own outlet.", True),
        ("said on the Sarn Gazette", "The source tells what was said on its own outlet.", False),
        ("interview with the Sarn Gazette", "The source tells what was said in an interview with its own outlet.", False),
    ],
)  # fmt: skip
def test_an_appearance_is_no_reporting_of_ones_own(words, sentence, reporting):
    assert own(words) == (sentence, reporting)


def test_a_page_nobody_holds_bears_the_name_used_most():
    once = ("told", "Sarn News Radio", "told Sarn News Radio", "goes_back_to")
    often = ("reported_by", "Sarn News", "Sarn News reported", "goes_back_to")
    text = f"Sarn News reported it. {MILL} {ROAD} Later, Sarn News reported more. He told Sarn News Radio so. {FEAST}"
    story = only(
        page("a", "Stennet Post", text, often, once, when=day(1)),
        page("b", "Grell Courier", f"Sarn News reported it. {MILL} {ROAD} {FEAST}", often, when=day(2)),
    )
    assert [unseen.name for unseen in story.unseen] == ["Sarn News"]


def lone(text):
    went = ("reported_by", "Grell Courier", "the Grell Courier reported", "goes_back_to")
    return only(page("a", "Stennet Post", text, went))


def test_of_a_single_page_an_outlet_named_once_in_passing_is_a_reference():
    story = lone(f"{MILL} {ROAD} The bread is late, the Grell Courier reported. {FEAST} {CLAIM}")
    assert story.edges == ()
    assert [reference.derived for reference in story.references] == ["a"]
    assert [unseen.name for unseen in story.unseen] == ["Grell Courier"]
    assert story.independent_reports == 1


@pytest.mark.parametrize(
    "text",
    [
        f"The bread is late, the Grell Courier reported. {MILL} {ROAD} {FEAST} {CLAIM}",
        f"{MILL} {ROAD} The bread is late, as the Grell Courier reported:\n\n{FEAST} {CLAIM}",
        f"{MILL} {ROAD} As the Grell Courier reported, it is late. {FEAST} Now the Grell Courier reported more. {CLAIM}",
    ],
)
def test_an_outlet_that_opens_the_page_or_is_quoted_at_length_or_often_is_a_source(text):
    (edge,) = lone(text).edges
    assert edge.derived == "a"


def test_a_credit_in_passing_is_said_to_be_one():
    went = ("reported_by", "Grell Courier", "the Grell Courier reported", "goes_back_to")
    deep = f"{MILL} {ROAD} The bread is late, the Grell Courier reported. {FEAST} {MILL.replace('weir', 'dam')}"
    pieces = []
    for text in (deep, f"The bread is late, the Grell Courier reported. {MILL} {ROAD} {FEAST}"):
        story = only(page("a", "Stennet Post", text, went), page("b", "Vale Herald", text, went))
        pieces.append({p.because for e in story.edges for p in e.evidence if p.against and p.basis == "credit"})
    assert pieces == [{"The page names the Grell Courier in passing only: not at its beginning, and seldom."}, set()]
