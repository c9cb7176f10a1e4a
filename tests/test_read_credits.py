"""Credits: which words say where a page came from, and which only name an outlet."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.read.credits import credits
from retold.records import Article, Attribution, Link, Span, Speaker


def page(text, **more):
    return Article(id="a", text=text, **({"outlet": "Hill Gazette"} | more))


def found(text, **more):
    article = page(text, **more)
    return [(c.kind, c.outlet, text[c.span.start : c.span.end], c.relation) for c in credits(article, ())]


@pytest.mark.parametrize(
    ("text", "kind", "words", "relation"),
    [
        ("The mayor fled, the Harbour Ledger reported.", "reported_by", "the Harbour Ledger reported", "goes_back_to"),
        (
            "The Harbour Ledger first reported the sale.",
            "reported_by",
            "The Harbour Ledger first reported",
            "goes_back_to",
        ),
        (
            "The sale was written about by the Harbour Ledger, a local paper.",
            "reported_by",
            "written about by the Harbour Ledger",
            "goes_back_to",
        ),
        (
            "It was first reported by the Harbour Ledger.",
            "reported_by",
            "first reported by the Harbour Ledger",
            "goes_back_to",
        ),
        ("He fled, according to the Harbour Ledger.", "reported_by", "according to the Harbour Ledger", "goes_back_to"),
        ("It follows a report in the Harbour Ledger.", "reported_by", "a report in the Harbour Ledger", "goes_back_to"),
        (
            "The Harbour Ledger’s Ada Quill reports that he fled.",
            "reported_by",
            "The Harbour Ledger’s Ada Quill reports",
            "goes_back_to",
        ),
        ("It was, as the Harbour Ledger put it, a flood.", "reported_by", "the Harbour Ledger put it", "goes_back_to"),
        ("She had gone, Ada Quill told the Harbour Ledger.", "told", "told the Harbour Ledger", "goes_back_to"),
        (
            "In an interview with the Harbour Ledger, she wept.",
            "told",
            "interview with the Harbour Ledger",
            "goes_back_to",
        ),
        ("She said on Channel 7’s “Harbour Hour” that he fled.", "told", "said on Channel 7", "goes_back_to"),
        ("The port is shut (via the Harbour Ledger).", "via", "via the Harbour Ledger", "taken_from"),
        ("The port is shut.\n\nh/t Mona Reed", "hat_tip", "h/t Mona Reed", "taken_from"),
        ("RIVERTON (Northwire) — The port is shut.", "agency", "(Northwire)", "taken_from"),
        (
            "The port is shut.\n\nNorthwire contributed to this report.",
            "agency",
            "Northwire contributed to",
            "taken_from",
        ),
        ("By Northwire\n\nThe port is shut.", "byline", "By Northwire", "taken_from"),
        ("Staff and wire reports\n\nThe port is shut.", "byline", "Staff and wire reports", "taken_from"),
        ("The port is shut.\n\nSource: Harbour Ledger", "source_line", "Source: Harbour Ledger", "taken_from"),
        (
            "The port is shut.\n\nThis article first appeared on Quillon.",
            "source_line",
            "This article first appeared on Quillon",
            "taken_from",
        ),
        (
            "The port is shut.\n\nRead more at harbourledger.example",
            "source_line",
            "Read more at harbourledger.example",
            "taken_from",
        ),
    ],
)
def test_every_way_of_crediting(text, kind, words, relation):
    [(got, _, span, related)] = found(text)
    assert (got, span, related) == (kind, words, relation)


@pytest.mark.parametrize(
    "text",
    [
        "The former Harbour Ledger editor said little.",
        "The Harbour Ledger’s sales fell.",
        "Ada Quill, an editor at the Harbour Ledger, said little.",
        "He wrote in an op-ed in the Harbour Ledger that the port must close.",
        "A Harbour Ledger poll found that most agree.",
        "According to a Harbour Ledger/Channel 7 poll, most agree.",
        "Police reported a theft, and Quill reported another.",
        "According to the harbour board, the port is shut.",
        "She was told the star reported for work.",
        "People reported a flood. Time reported is time lost.",
        "A lamp (Dana Reed via Northwire Photo)",
        "Visit the port via Harbour Road.",
    ],
)
def test_mere_mentions_are_no_credits(text):
    assert found(text) == []


def test_reported_citing_another_was_taken_from_the_first():
    text = "The mayor fled, the Harbour Ledger reported, citing the Riverton Courier."
    assert [(c[1], c[3]) for c in found(text)] == [
        ("Harbour Ledger", "taken_from"),
        ("Riverton Courier", "goes_back_to"),
    ]


def test_a_self_reference_on_its_own_page_and_copied():
    text = "The Harbour Ledger has learned that the port is shut."
    [own] = credits(page(text, outlet="Harbour Ledger"), ())
    [copied] = credits(page(text), ())
    [unknown] = credits(page(text, outlet=None), ())
    assert (own.kind, own.own) == ("self_reference", True)
    assert (copied.kind, copied.own) == ("self_reference", False)
    assert unknown.confidence < copied.confidence


def test_told_is_the_pages_own_only_where_the_page_is_that_outlets():
    text = "“It is shut,” Ada Quill told the Ledger."
    assert [(c.kind, c.own) for c in credits(page(text, outlet="The Harbour Ledger"), ())] == [("self_reference", True)]
    assert [(c.kind, c.own) for c in credits(page(text, outlet=None, url="https://harbourledger.example/1"), ())] == [
        ("self_reference", True)
    ]
    assert [(c.kind, c.own) for c in credits(page(text), ())] == [("told", False)]


def test_a_short_name_is_read_as_the_full_one_before_it():
    text = "The Harbour Ledger reported the sale. Ada Quill told the Ledger that she wept."
    assert [c[1] for c in found(text)] == ["Harbour Ledger", "Harbour Ledger"]


def test_the_same_outlet_many_times_keeps_every_span():
    text = "The Courier reported it. " * 3
    assert len(found(text)) == 3


def test_swapping_the_names_of_outlets_changes_nothing():
    text = "{0} reported on Monday that it closed, citing {1}. Quill told {0} so. (via {1})"
    known = found(text.format("Reuters", "Politico"))
    invented = found(text.format("Northwire", "The Riverton Courier"))
    assert [(c[0], c[3]) for c in known] == [(c[0], c[3]) for c in invented]


def test_a_credit_that_a_speaker_gives_is_less_sure():
    text = "“The Courier reported it,” she said. The Courier reported it."
    said = Attribution("direct", (), (), (Span(0, 26),), None, 0.9)
    inside, outside = credits(page(text), (said,))
    assert inside.confidence < outside.confidence


def test_links_to_other_outlets():
    text = "The mayor fled, the Ledger reported. See the port’s map, a friend and our own story."
    at = [Span(text.index(w), text.index(w) + len(w)) for w in ("reported", "map", "friend", "our own")]
    urls = [
        "https://harbourledger.example/1",
        "https://boatmaps.example/2",
        "https://twitter.com/a",
        "https://hillgazette.example/3",
    ]
    links = tuple(Link(span, url) for span, url in zip(at, urls, strict=True))
    made = [c for c in credits(page(text, links=links, url="https://hillgazette.example/9"), ()) if c.kind == "link"]
    assert [(c.outlet, c.url, c.relation) for c in made] == [
        ("harbourledger.example", urls[0], "taken_from"),
        ("boatmaps.example", urls[1], "goes_back_to"),
    ]
    assert made[0].confidence > 0.5 > made[1].confidence


def test_a_link_whose_words_name_the_outlet_is_a_credit():
    text = "He fled, according to a summary on the website Quillon."
    link = Link(Span(text.index("the website"), len(text) - 1), "https://quillon.example/s/1")
    [credit] = credits(page(text, links=(link,)), ())
    assert (credit.kind, credit.relation) == ("link", "taken_from")
    assert credit.confidence > 0.5


def test_a_capital_article_within_a_sentence_marks_a_name():
    text = "The port is shut, as The Morrow puts it. The Morrow puts it well."
    [credit] = credits(page(text), ())
    assert (credit.kind, credit.outlet) == ("reported_by", "Morrow")
    assert credit.confidence < 0.7
    assert found("The levy, as the committee puts it, is dead.") == []


def test_an_agency_among_the_authors_has_an_empty_span():
    [credit] = credits(page("The port is shut.", authors=("Ada Quill", "Northwire")), ())
    assert (credit.kind, credit.outlet, credit.span) == ("byline", "Northwire", Span(0, 0))


@pytest.mark.parametrize("title", ["Report: Mayor fled", "Mayor fled, report says", "Harbour Ledger: Mayor fled"])
def test_a_title_that_credits_points_at_the_first_naming(title):
    text = "The mayor fled. Harbour Ledger staff saw him."
    [credit] = credits(page(text, title=title), ())
    assert (credit.outlet, text[credit.span.start : credit.span.end]) == ("Harbour Ledger", "Harbour Ledger")


def test_an_attribution_to_an_outlet_is_a_credit():
    text = "He has fled, insists the Harbour Ledger."
    said = Attribution("indirect", (Span(21, 39),), (), (Span(0, 11),), Speaker("Harbour Ledger", None, "outlet"), 0.8)
    [credit] = credits(page(text), (said,))
    assert credit.kind == "reported_by"
    assert credit.confidence <= 0.8


_PIECES = [
    "the Ledger",
    "Northwire",
    "reported",
    "told",
    "via",
    "h/t",
    "Source:",
    "(",
    ")",
    "—",
    "\n",
    ". ",
    "By",
    "a.example",
    "according to",
    "’s",
    "İ",
    "and",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=40), st.sampled_from([None, "The Ledger", "ß"]))
def test_spans_lie_inside_the_text(pieces, outlet):
    text = " ".join(pieces)
    links = (Link(Span(0, len(text)), "https://courier.example/"), Link(Span(0, 0), "http://[x"))
    for credit in credits(page(text, outlet=outlet, links=links, title=text[:80]), ()):
        assert 0 <= credit.span.start <= credit.span.end <= len(text)
        assert 0 < credit.confidence <= 1
        assert credit.outlet


@given(st.text(max_size=300))
def test_no_text_breaks_it(text):
    credits(page(text, title=text, outlet=text, url=text, authors=(text,)), ())


@pytest.mark.parametrize(
    "piece", ["The Ledger ", "A", "A ", "told the Ledger ", "a.", "(Northwire) ", "\n", "Source: "]
)
def test_much_text_is_read_in_linear_time(piece):
    text = (piece * (300_000 // len(piece)))[:300_000]
    start = time.process_time()
    credits(page(text), ())
    assert time.process_time() - start < 10


def test_an_agency_named_by_initials_in_a_dateline():
    from retold.read import read

    body = "The quarry at Pell was closed on Monday after dust was found in the school next door, the council said."
    found = read(Article("a", f"PELL CROSS (MQA) - {body}", "Quarry closed", outlet="Fen Post"))
    assert [(credit.kind, credit.outlet) for credit in found.credits] == [("agency", "MQA")]


def test_a_friend_who_sent_a_link_is_no_outlet():
    from retold.read import read

    body = "Several of you sent me this story (h/t Saskia), and it is worth a read. Also h/t The Morrow for the map."
    assert [credit.outlet for credit in read(Article("a", body, "Notes", outlet="Fen Blog")).credits] == ["Morrow"]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("“It is shut,” Quill told Mona Reed of the Harbour Ledger.", "told", "told Mona Reed of the Harbour Ledger"),
        ("“It is shut,” Quill told the Welsh newspaper Cymro Bore.", "told", "told the Welsh newspaper Cymro Bore"),
        (
            "She spoke to the editorial board of the Harbour Ledger.",
            "told",
            "spoke to the editorial board of the Harbour Ledger",
        ),
        ("It is shut, she said in a Harbour Ledger interview.", "told", "Harbour Ledger interview"),
        ("During a Harbour Ledger town hall, she wept.", "told", "Harbour Ledger town hall"),
        ("Speaking on Channel 7, she wept.", "told", "Speaking on Channel 7"),
        ("On Channel 7, Quill said that the port is shut.", "told", "On Channel 7"),
        ("Asked by the Harbour Ledger whether he fled, he wept.", "told", "Asked by the Harbour Ledger"),
        ("When the Harbour Ledger’s Mona Reed asked, he wept.", "told", "the Harbour Ledger’s Mona Reed asked"),
        ("The Harbour Ledger was told that he fled.", "told", "The Harbour Ledger was told"),
        ("He gave the Harbour Ledger a brief account of it.", "told", "gave the Harbour Ledger"),
        ("In a statement provided to the Harbour Ledger, he wept.", "told", "statement provided to the Harbour Ledger"),
        ("She told “Harbour Hour” that it is shut.", "told", "told “Harbour Hour"),
        ("A letter obtained by the Harbour Ledger says so.", "reported_by", "obtained by the Harbour Ledger"),
        ("The Harbour Ledger has obtained the letter.", "reported_by", "The Harbour Ledger has obtained"),
        ("Mona Reed wrote in the Harbour Ledger that he fled.", "reported_by", "wrote in the Harbour Ledger"),
        ("Over at the Harbour Ledger, Mona Reed writes that he fled.", "reported_by", "Over at the Harbour Ledger"),
        ("He fled, per the Harbour Ledger.", "reported_by", "per the Harbour Ledger"),
        (
            "He fled, according to data compiled by the Harbour Ledger.",
            "reported_by",
            "according to data compiled by the Harbour Ledger",
        ),
        (
            "The Harbour Ledger, citing two sailors, reported it.",
            "reported_by",
            "The Harbour Ledger, citing two sailors, reported",
        ),
        ("The Harbour Ledger’s story was denied.", "reported_by", "The Harbour Ledger’s story"),
        ("From the Harbour Ledger:\n\nThe port is shut.", "reported_by", "From the Harbour Ledger"),
        ("The Harbour Ledger rates the race as even.", "reported_by", "The Harbour Ledger rates"),
        ("Northwire writers Ada Quill and J. Reed in Pell contributed to this.", "agency", None),
        (
            "The port is shut.\n\nClick for more from the Harbour Ledger.",
            "source_line",
            "Click for more from the Harbour Ledger",
        ),
        (
            "The port is shut.\n\nThis column was first published in the Harbour Ledger.",
            "source_line",
            "This column was first published in the Harbour Ledger",
        ),
        (
            "The port is shut.\n\nAda Quill is a critic at the Harbour Ledger, where this column first appeared.",
            "source_line",
            "the Harbour Ledger",
        ),
    ],
)
def test_further_ways_of_crediting(text, kind, words):
    [(got, _, span, _)] = found(text)
    assert got == kind
    assert words is None or span == words


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Ledger columnist Mona Reed wrote that he fled.",
        "According to Harbour Ledger host Mona Reed, he fled.",
        "The Harbour Ledger said in a statement that it was sorry.",
        "The Harbour Ledger said it would appeal.",
        "He declined to speak to the Harbour Ledger.",
        "She replied in response to the Harbour Ledger editorial.",
        "The study, published in the Riverton Journal of Tides, is long.",
        "Her work has appeared in the Harbour Ledger.",
        "The Ministry of Harbour News said that he fled.",
        "Fake News reported it.",
        "He is an editor of the Harbour Ledger, and said little.",
        "A new Harbour Ledger Poll says so, according to the Harbour Ledger Poll.",
    ],
)
def test_further_mere_mentions(text):
    assert found(text) == []


def test_names_joined_by_and_are_each_credited():
    text = "The Harbour Ledger, the Riverton Courier and Northwire reported it. He told Northwire and the Hill Echo."
    assert [(c[0], c[1]) for c in found(text)] == [
        ("reported_by", "Harbour Ledger"),
        ("reported_by", "Riverton Courier"),
        ("reported_by", "Northwire"),
        ("told", "Northwire"),
        ("told", "Hill Echo"),
    ]
    assert [c[1] for c in found("He read the Harbour Ledger and the Riverton Courier.")] == []


def test_two_names_in_one_run_of_capitals_are_two():
    text = "Mona Reed of The Harbour Ledger and Riverton Courier staff met. The Harbour Ledger on Monday reported it."
    assert [c[1:3] for c in found(text)] == [("Harbour Ledger", "The Harbour Ledger on Monday reported")]


def test_an_affiliate_is_named_for_itself():
    assert [c[1] for c in found("“It is shut,” Quill told Channel 7 affiliate KRVT.")] == ["KRVT"]


def test_a_bare_last_word_is_a_name_once_the_text_gave_the_full_one():
    text = "The Harbour Ledger reported it. A Ledger story on Monday added more. He told the Ledger so."
    assert [c[1] for c in found(text)] == ["Harbour Ledger"] * 3
    assert found("A Ledger story on Monday added more.") == []


def test_a_programme_of_the_pages_own_outlet():
    text = "She told “Harbour & Friends” that it is shut."
    [credit] = credits(page(text, outlet="Harbour News"), ())
    assert (credit.kind, credit.own) == ("self_reference", True)


def test_words_given_to_the_page_itself_are_its_own():
    text = "In a letter obtained by KRVT, and in an interview with KRVT, he wept."
    assert {(c.kind, c.own) for c in credits(page(text, outlet="KRVT"), ())} == {("self_reference", True)}


def test_two_long_names_joined_are_both_found():
    text = "The Old Riverton Street Courier and The New Pell Harbour Times reported it."
    assert [c[1] for c in found(text)] == ["Old Riverton Street Courier", "New Pell Harbour Times"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "It ended.\n\nThis report contains material from Northwire and Kestrel News.",
            "report contains material from Northwire",
        ),
        ("It ended.\n\nMaterial from Northwire and Kestrel News was used in this article.", "Material from Northwire"),
        (
            "It ended.\n\nThis report was prepared by Northwire for Kestrel News.",
            "This report was prepared by Northwire",
        ),
        ("It ended.\n\n© Copyright 2031 Northwire. All rights reserved.", "© Copyright 2031 Northwire"),
        ("It ended.\n\nCopyright Halverne Press. This may not be rewritten.", "Copyright Halverne Press"),
    ],
)
def test_copy_of_another_is_told_by_notices(text, words):
    first, *others = found(text)
    assert (first[0], first[2], first[3]) == ("agency", words, "taken_from")
    assert {other[:2] for other in others} <= {("agency", "Kestrel News")}


def test_a_page_may_have_its_own_copyright():
    assert found("It ended.\n\n© 2031 Hill Gazette. All rights reserved.") == []
    assert found("Copyright is dull, and the Harbour Ledger is not.") == []


def test_a_programme_is_its_outlets_credit():
    [(kind, outlet, words, _)] = found("“It is shut,” she said Sunday on “Meet the Press.”")
    assert (kind, outlet, words) == ("told", "NBC News", "said Sunday on “Meet the Press")
    [own] = credits(page("She told “Fox & Friends” that it is shut.", outlet="Fox News"), ())
    assert (own.kind, own.own) == ("self_reference", True)


def test_what_an_outlet_owns_is_no_air():
    assert found("She praised his remarks on the “Harbour Hour” tape.") == []


def test_an_outlets_surname_is_less_sure_where_somebody_has_it():
    alone, met = "All is shut, Forbes said.", "Ada Forbes wept. All is shut, Forbes said."
    assert [c[1] for c in found(alone)] == ["Forbes"]
    assert found(met) == []
    assert [c[1] for c in found(met + " Forbes reported it.")] == ["Forbes"]
    assert [c[1] for c in found("She told Fox that it is shut.")] == ["Fox News"]
    assert found("Ada Fox left. Quill told Fox that it is shut.") == []


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("It was first reported by Radio Marrow.", "Radio Marrow"),
        ("Marrow Online reported the sale.", "Marrow Online"),
        ("The sale is off, the Morva news agency reported.", "Morva"),
        ("The sale is off, she told Quillon magazine.", "Quillon"),
        ("The sale is off, she told the Welsh newspaper.", None),
        ("The sale is off, the Ohio newspaper reported.", None),
    ],
)
def test_words_beside_a_name_make_it_an_outlets(text, outlet):
    assert [c[1] for c in found(text)] == ([outlet] if outlet else [])


def test_an_editorial_is_opinion():
    assert found("The Harbour Ledger wrote in an angry editorial that it must close.") == []
    assert [c[0] for c in found("The Harbour Ledger wrote in a long report that it must close.")] == ["reported_by"]


def test_a_day_is_no_air():
    [credit] = found("On Monday the Welsh newspaper Cymro Bore said that the port is shut.")
    assert credit[:3] == ("reported_by", "Cymro Bore", "Cymro Bore said")


def test_a_journal_reports_studies():
    assert found("The study was published in the New England Journal of Medicine.") == []


def test_a_line_that_names_the_source_is_no_report():
    [credit] = found("The port is shut.\n\nOriginally published by the Harbour Ledger")
    assert (credit[0], credit[3]) == ("source_line", "taken_from")


@pytest.mark.parametrize(
    "piece", ["© ", "material from ", "Forbes ", "Ada Fox ", "Morva news agency ", "“Meet the Press "]
)
def test_more_text_is_read_in_linear_time(piece):
    text = (piece * (300_000 // len(piece)))[:300_000]
    start = time.process_time()
    credits(page(text), (), frozenset({"Morva", "Gleanery"}))
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("text", "kind", "outlet"),
    [
        ("“It is shut,” added the Harbour Ledger.", "reported_by", "Harbour Ledger"),
        ("“It is shut,” reported the Harbour Ledger’s Mona Reed.", "reported_by", "Harbour Ledger"),
        ("Harbour Ledger: “Ada Quill went to sea on Monday.”", "reported_by", "Harbour Ledger"),
        ("As Mona Reed wrote for the Harbour Ledger, it is shut.", "reported_by", "Harbour Ledger"),
        ("A Harbour Ledger piece published on Monday says so.", "reported_by", "Harbour Ledger"),
        ("According to an article that ran in the Harbour Ledger, it is shut.", "reported_by", "Harbour Ledger"),
        ("The Harbour Ledger, again citing “two current officials,” reported it.", "reported_by", "Harbour Ledger"),
        ("The Harbour Ledger and other local media reported it.", "reported_by", "Harbour Ledger"),
        ("“He asked the president,” the Harbour Ledger says.", "reported_by", "Harbour Ledger"),
        ("The Harbour Ledger understands the board will meet.", "self_reference", "Harbour Ledger"),
        ("According to the semi-official Northwire news agency, it is shut.", "reported_by", "Northwire"),
        ("Ada Quill denied to the Harbour Ledger that it is shut.", "told", "Harbour Ledger"),
        ("He told Mona Reed over at the Harbour Ledger that it is shut.", "told", "Harbour Ledger"),
    ],
)
def test_forms_that_reporters_use(text, kind, outlet):
    assert [c[:2] for c in found(text)] == [(kind, outlet)]


@pytest.mark.parametrize(
    "text",
    [
        "“It is shut,” said Harbour Ledger Publisher Mona Reed.",
        "The Harbour Ledger understands the value of a map.",
        "The critic, who wrote for the Harbour Ledger, was at sea.",
    ],
)
def test_people_of_an_outlet_are_no_credits(text):
    assert found(text) == []
