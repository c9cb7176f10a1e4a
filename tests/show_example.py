"""An invented story of a few pages, made by hand, for the tests of the show room."""

from datetime import UTC, datetime

from retold.records import (
    Article,
    Attribution,
    Change,
    Credit,
    Edge,
    Evidence,
    Headline,
    Hedge,
    Place,
    Reading,
    Reference,
    Rejection,
    Span,
    Speaker,
    Story,
    Unseen,
)

LEDGER = (
    "The old ferry Aldermere may be raised next spring, two harbour officials said.\n\n"
    "“We could lift her in a week,” said Ida Voss, who runs the salvage yard at Port Ansel.\n\n"
    "The work would cost 3 million crowns, according to a draft budget."
)
RADIO = (
    "The old ferry Aldermere will be raised next spring, the Harbour Ledger reported.\n\n"
    "“We could lift her in a day,” said Ida Voss, who runs the salvage yard at Port Ansel."
)
POST = "A ferry is to be raised. The work would cost 3 billion crowns, according to a draft budget, the Gull wrote."


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


ledger = Article("aa01", LEDGER, "Lost ferry may be raised", "The Harbour Ledger", "https://ledger.example/ferry",
                 published=datetime(2031, 5, 3, 6, 10, tzinfo=UTC))  # fmt: skip
radio = Article("bb02", RADIO, "Ferry to be raised in a day", "Port Radio", None,
                published=datetime(2031, 5, 4, tzinfo=UTC), given_id="r-7")  # fmt: skip
post = Article("cc03", POST, "Billions for a wreck", "Valley Post", None)
articles = {article.id: article for article in (ledger, radio, post)}

readings = (
    Reading(
        ledger, (), (
            Attribution("indirect", (span(LEDGER, "two harbour officials"),), (span(LEDGER, "said"),),
                        (span(LEDGER, "The old ferry Aldermere may be raised next spring"),),
                        Speaker(None, "two harbour officials", "unnamed"), 0.9),
            Attribution("direct", (span(LEDGER, "Ida Voss"),), (Span(LEDGER.index("said Ida"), LEDGER.index("said Ida") + 4),),
                        (span(LEDGER, "“We could lift her in a week,”"),), Speaker("Ida Voss", None, "named"), 0.8),
            Attribution("indirect", (), (), (span(LEDGER, "crowns"),), None, 0.2),
        ),
        (Hedge("possibly", span(LEDGER, "may"), span(LEDGER, "may be raised next spring"), 0.9),), (), (), None,
    ),
    Reading(
        radio, (), (), (),
        (Credit("reported_by", "Harbour Ledger", span(RADIO, "the Harbour Ledger reported"), None, "taken_from", 0.9),), (),
        Headline((span("Ferry to be raised in a day", "in a day"),), (span(RADIO, "in a day"),), 0.7),
    ),
    Reading(post, (), (), (), (), (), None),
)  # fmt: skip

gull = Unseen("unseen-gull", "The Gull", ("cc03",), (Place("cc03", span(POST, "A ferry is to be raised.")),))
shared = "who runs the salvage yard at Port Ansel."
story = Story(
    "s777", ("aa01", "bb02", "cc03"),
    (
        Edge("aa01", "bb02", ("credit", "wording"), (
            Evidence("credit", None, span(RADIO, "the Harbour Ledger reported"), "It credits the Harbour Ledger."),
            Evidence("wording", span(LEDGER, shared), span(RADIO, shared), "The same nine words."),
        ), 0.95),
        Edge("unseen-gull", "cc03", ("credit",), (), 0.9),
        Edge("aa01", "cc03", ("wording",), (), 0.6),
        Edge("bb02", "cc03", ("time",), (), 0.1),
    ),
    (Reference("aa01", "cc03", (), 0.8),), (gull,), "aa01", 1,
)  # fmt: skip
changes = (
    Change("hedge_dropped", "aa01", "bb02", span(LEDGER, "may be raised"), span(RADIO, "will be raised"), 0.6, "“may” has become “will”.", 0.9),
    Change("quote_altered", "aa01", "bb02", span(LEDGER, "We could lift her in a week"), span(RADIO, "We could lift her in a day"), 0.8, "A week has become a day.", 0.9),
    Change("attribution_dropped", "aa01", "bb02", span(LEDGER, "two harbour officials said"), None, 0.7, "The officials are gone.", 0.7),
    Change("headline_unsupported", "aa01", "bb02", None, span("Ferry to be raised in a day", "in a day"), 0.75, "No paragraph says so.", 0.8, True),
    Change("number_changed", "aa01", "cc03", span(LEDGER, "3 million crowns"), span(POST, "3 billion crowns"), 0.9, "Million has become billion.", 0.9),
    Change("reversed", "aa01", "cc03", span(LEDGER, "raised"), span(POST, "raised"), 1.0, "A guess.", 0.2),
)  # fmt: skip
rejections = (Rejection("scan.pdf", "ingest", "a PDF is not read; convert it to text first"),)


def big(pages: int, *, dated: bool = True) -> tuple[list[Reading], Story]:
    """A story of many pages: each taken from the page at half its number, some on one day, some undated."""
    texts = [f"Page {n} says that the ferry was raised. " * 3 for n in range(pages)]
    made = [
        Article(f"p{n:03}", text, f"The ferry, part {n}", f"The Outlet of Harbour Town Number {n}",
                published=datetime(2031, 5, 1 + n // 8, n % 3 * 5, tzinfo=UTC) if dated and n % 7 else None)
        for n, text in enumerate(texts)
    ]  # fmt: skip
    edges = tuple(
        Edge(f"p{n // 2:03}", f"p{n:03}", ("credit",) if n % 3 else ("wording",), (), 0.9) for n in range(1, pages)
    )
    told = Story("s-big", tuple(a.id for a in made), edges, (), (), "p000", 1)
    return [Reading(article, (), (), (), (), (), None) for article in made], told
