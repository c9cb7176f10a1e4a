from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.records import Article, Credit, CreditKind, Link, Reading, Relation, Span, Story
from retold.text import sentences
from retold.trace import trace

FIRST = datetime(2031, 4, 2, tzinfo=UTC)
HARBOUR = (
    "The harbour board of Tarn Quay will close both ferry slips for eleven weeks after divers found cracks 14 metres down "
    "in the northern pier, according to a survey by Ostrander Marine that was handed to commissioner Idris Velm in March."
)
REPAIR = (
    "Repairs to the pier are put at 4.3 million crowns, and the Sollis shipyard has offered two barges to carry lorries to "
    "Grell Island while the slips stay shut, an arrangement that the Grell Growers' League calls too little and too late."
)
TIMETABLE = (
    "Passengers with season tickets for the Kestrel Line may change at Morrow Bridge without paying again, the company "
    "wrote in a letter to 2,800 households, and the last boat on weekdays will leave the Old Mole at 21.40 from then on."
)
FERRY = f"{HARBOUR}\n\n{REPAIR}"
RETOLD = (
    "Ferries from Tarn Quay are to stop for eleven weeks. Divers hired from Ostrander Marine saw cracks 14 metres under the "
    "northern pier, and commissioner Idris Velm has had their survey since March. Mending it may cost 4.3 million crowns. "
    "Barges of the Sollis shipyard could serve Grell Island, which the Grell Growers' League thinks is not enough."
)
LIBRARY = (
    "In Upper Wenlow the reading room of the Pascoe library opened again on Saturday after nine years, with 31,000 volumes "
    "back on its shelves and a roof of larch that carpenters from Dunnet Vale shaped by hand under architect Petra Lunde. "
    "Children of the Holm Street school carried the last books across the square in a chain that was 600 pupils long."
)
Given = tuple[CreditKind, str, str, Relation]


def reading(
    name: str,
    outlet: str | None,
    text: str,
    *credits: Given,
    days: float | None = 0,
    own: bool = False,
    links: tuple[tuple[str, str], ...] = (),
    title: str | None = None,
    path: str | None = None,
) -> Reading:
    """A reading whose credits are given by the words that make them."""
    url = f"https://{outlet.lower().replace(' ', '')}.example/{path or name}" if outlet else None
    found = []
    for kind, credited, phrase, relation in credits:
        at = text.index(phrase)
        found.append(Credit(kind, credited, Span(at, at + len(phrase)), None, relation, 0.9, own))
    leading = tuple(Link(Span(text.index(words), text.index(words) + len(words)), to) for words, to in links)
    published = FIRST + timedelta(days=days) if days is not None else None
    return Reading(
        Article(name, text, title, outlet, url, published=published, links=leading),
        sentences(text), (), (), tuple(found), (), None,
    )  # fmt: skip


def only(*readings: Reading) -> Story:
    (story,) = trace(readings).stories
    return story


def drawn(story: Story) -> set[tuple[str, str]]:
    names = {unseen.id: f"?{unseen.name}" for unseen in story.unseen}
    return {(names.get(edge.source, edge.source), edge.derived) for edge in story.edges}


def referred(story: Story) -> set[tuple[str, str]]:
    names = {unseen.id: f"?{unseen.name}" for unseen in story.unseen}
    return {(names.get(one.report, one.report), one.derived) for one in story.references}


def by(outlet: str, text: str = RETOLD, verb: str = "reported") -> tuple[str, Given]:
    phrase = f"the {outlet} {verb}"
    return f"{text} That is what {phrase}.", ("reported_by", outlet, phrase, "goes_back_to")


def ledger(name: str = "a", **more: float | None) -> Reading:
    return reading(name, "Harbour Ledger", FERRY, **more)  # type: ignore[arg-type]


def test_a_credited_report_that_is_held_is_the_parent() -> None:
    text = f"The Harbour Ledger reported it first. {RETOLD}"
    story = only(
        ledger(),
        reading("b", "Wenlow Star", text, ("reported_by", "Harbour Ledger", "The Harbour Ledger", "goes_back_to")),
    )
    (edge,) = story.edges
    assert (edge.source, edge.derived, edge.basis[0]) == ("a", "b", "credit")
    assert edge.evidence[0].derived == Span(0, 18)
    assert (story.id, story.earliest, story.independent_reports, story.unseen) == ("sa", "a", 1, ())


@pytest.mark.parametrize("days", [0, -3, None])
def test_a_credit_outweighs_a_wrong_or_missing_date(days: float | None) -> None:
    text = f"As the Harbour Ledger reported, ferries will stop. {FERRY}"
    derived = reading(
        "b",
        "Wenlow Star",
        text,
        ("reported_by", "Harbour Ledger", "the Harbour Ledger reported", "goes_back_to"),
        days=days,
    )
    assert drawn(only(ledger(), derived)) == {("a", "b")}


def test_a_chain_is_a_chain_and_the_report_is_kept_apart_from_the_page_taken_from() -> None:
    middle = f"The Harbour Ledger reported on Monday that ferries will stop. {HARBOUR} {TIMETABLE}"
    last = f"Ferries will stop, the Harbour Ledger reported. {TIMETABLE} Via the Wenlow Star."
    story = only(
        ledger(),
        reading("b", "Wenlow Star", middle, ("reported_by", "Harbour Ledger", "The Harbour Ledger reported", "goes_back_to"), days=1),
        reading("c", "Dunnet Post", last, ("reported_by", "Harbour Ledger", "the Harbour Ledger reported", "goes_back_to"),
                ("via", "Wenlow Star", "Via the Wenlow Star", "taken_from"), days=2),
    )  # fmt: skip
    assert drawn(story) == {("a", "b"), ("b", "c")}
    assert referred(story) == {("a", "c")}
    assert (story.earliest, story.independent_reports) == ("a", 1)


def test_a_star_has_one_root() -> None:
    pages = [ledger()]
    for number, outlet in enumerate(("Wenlow Star", "Dunnet Post", "Grell Courier")):
        lead = ("Slips will shut, the {}.", "Boats are to lie still, as the {}.", "No ferry soon: so the {}.")[number]
        text = f"{lead.format('Harbour Ledger reported it')} {(HARBOUR, REPAIR, FERRY)[number]}"
        pages.append(
            reading(
                f"b{number}",
                outlet,
                text,
                ("reported_by", "Harbour Ledger", "Harbour Ledger reported", "goes_back_to"),
            )
        )
    story = only(*pages)
    assert drawn(story) == {("a", "b0"), ("a", "b1"), ("a", "b2")}
    assert story.independent_reports == 1


def test_wire_copy_makes_siblings_under_an_unseen_wire() -> None:
    pages = [
        reading(
            name,
            outlet,
            f"TARN QUAY (Nordwire) — {FERRY}",
            ("agency", "Nordwire", "(Nordwire)", "taken_from"),
            days=number,
        )
        for number, (name, outlet) in enumerate({"a": "Wenlow Star", "b": "Dunnet Post", "c": "Grell Courier"}.items())
    ]
    story = only(*pages)
    assert drawn(story) == {("?Nordwire", "a"), ("?Nordwire", "b"), ("?Nordwire", "c")}
    (unseen,) = story.unseen
    assert unseen.credited_by == ("a", "b", "c")
    assert {place.article for place in unseen.recovered} == {"a", "b", "c"}
    assert story.independent_reports == 1


def test_wire_copy_makes_siblings_under_the_held_wire() -> None:
    pages = [
        reading(name, outlet, f"TARN QUAY (Nordwire) — {FERRY}", ("agency", "Nordwire", "(Nordwire)", "taken_from"))
        for name, outlet in {"a": "Wenlow Star", "b": "Dunnet Post"}.items()
    ]
    story = only(*pages, reading("w", "Nordwire", FERRY))
    assert drawn(story) == {("w", "a"), ("w", "b")}
    assert not story.unseen


def test_a_copied_self_reference_points_to_its_outlet_and_an_own_one_marks_the_origin() -> None:
    text = f"The Harbour Ledger has learned that ferries will stop. {FERRY}"
    story = only(
        reading(
            "b",
            "Harbour Ledger",
            text,
            ("self_reference", "Harbour Ledger", "The Harbour Ledger has learned", "goes_back_to"),
            own=True,
        ),
        reading(
            "a",
            "Wenlow Star",
            text,
            ("self_reference", "Harbour Ledger", "The Harbour Ledger has learned", "goes_back_to"),
        ),
    )
    (edge,) = story.edges
    assert (edge.source, edge.derived) == ("b", "a")
    assert "credit" not in edge.basis
    assert story.earliest == "b"


def test_a_copied_self_reference_of_a_page_nobody_holds_is_an_unseen_page() -> None:
    text = f"The Harbour Ledger has learned that ferries will stop. {FERRY}"
    story = only(
        reading(
            "a",
            "Wenlow Star",
            text,
            ("self_reference", "Harbour Ledger", "The Harbour Ledger has learned", "goes_back_to"),
        )
    )
    assert drawn(story) == {("?Harbour Ledger", "a")}
    assert story.edges[0].basis == ("wording",)


def test_two_pages_that_credit_one_unseen_page_in_their_own_words_are_siblings() -> None:
    one = f"The Harbour Ledger reported this. {FERRY}"
    other = f"According to the Harbour Ledger, trouble is near. {FERRY}"
    story = only(
        reading(
            "a",
            "Wenlow Star",
            one,
            ("reported_by", "Harbour Ledger", "The Harbour Ledger reported", "goes_back_to"),
            days=1,
        ),
        reading("b", "Dunnet Post", other, ("reported_by", "the Ledger", "the Harbour Ledger", "goes_back_to"), days=4),
    )
    assert drawn(story) == {("?Harbour Ledger", "a"), ("?Harbour Ledger", "b")}
    assert story.unseen[0].credited_by == ("a", "b")
    assert story.independent_reports == 1


def test_a_link_to_a_held_page_is_evidence_whatever_its_tracking() -> None:
    text = f"{RETOLD} More on the closure."
    link = ("More on the closure", "http://www.harbourledger.example/a/?utm_source=x#top")
    (edge,) = only(ledger(), reading("b", "Wenlow Star", text, links=(link,))).edges
    assert (edge.source, edge.derived, "link" in edge.basis) == ("a", "b", True)
    evidence = next(piece for piece in edge.evidence if piece.basis == "link")
    assert evidence.derived is not None
    assert text[evidence.derived.start : evidence.derived.end] == "More on the closure"


def test_verbatim_copies_without_a_sign_have_no_edge_and_count_as_one_report() -> None:
    story = only(ledger(), reading("b", "Wenlow Star", FERRY))
    assert not story.edges
    assert story.independent_reports == 1


def test_of_verbatim_copies_the_later_dated_is_the_child() -> None:
    (edge,) = only(ledger(days=2), reading("b", "Wenlow Star", FERRY)).edges
    assert (edge.source, edge.derived) == ("b", "a")
    assert "time" in edge.basis


def test_a_second_parent_brings_wording_of_its_own() -> None:
    mixed = f"{FERRY} {TIMETABLE} {LIBRARY} Nothing else is known at this hour in Dunnet Vale."
    story = only(
        ledger(),
        reading("b", "Kestrel Times", f"{RETOLD} {TIMETABLE} {LIBRARY}"),
        reading("c", "Dunnet Post", mixed, days=3),
    )
    assert {("a", "c"), ("b", "c")} <= drawn(story)


def test_two_pages_that_credit_each_other_make_no_cycle() -> None:
    one, credit = by("Wenlow Star", FERRY)
    other, back = by("Harbour Ledger", FERRY)
    story = only(reading("a", "Harbour Ledger", one, credit), reading("b", "Wenlow Star", other, back))
    assert len(story.edges) <= 1


def test_independent_reports_are_counted() -> None:
    text, credit = by("Harbour Ledger")
    own = (
        "Idris Velm would not say on Monday how long Tarn Quay must do without boats. Ostrander Marine sent divers to the "
        "northern pier twice this spring, and its bill of 61,000 crowns is on the table of the Sollis council next week."
    )
    story = only(ledger(), reading("b", "Wenlow Star", text, credit), reading("c", "Grell Courier", f"{own} {TIMETABLE}"),
                 reading("d", "Kestrel Times", f"The Grell Courier has it that boats will stop. {own} {TIMETABLE}",
                         ("reported_by", "Grell Courier", "The Grell Courier has it", "goes_back_to"), days=1),
                 reading("e", "Dunnet Post", f"{TIMETABLE} {FERRY} The Harbour Ledger first reported it.",
                         ("reported_by", "Harbour Ledger", "The Harbour Ledger first reported", "goes_back_to"), days=2),
                 )  # fmt: skip
    assert story.independent_reports == 2


def test_shared_quotations_and_footers_join_no_stories() -> None:
    quote = f"“{TIMETABLE}”"
    footer = (
        "Sign up for the Harbour Letter and get what matters on the quays each morning, free of charge, in your own box"
    )
    pages = [
        reading("a", "Harbour Ledger", f"{HARBOUR} {quote}, said Velm.\n\n{footer}"),
        reading("b", "Wenlow Star", f"{LIBRARY} {quote}, said Lunde."),
        reading(
            "c",
            "Harbour Ledger",
            f"Rain fell on Ulmer for 6 days and 19 cellars had to be pumped out by Brannock's men.\n\n{footer}",
        ),
        reading(
            "d",
            "Harbour Ledger",
            f"Skaters from Orle took 3 medals at the games in Fennick, and Tova Brandt set a record.\n\n{footer}",
        ),
    ]
    traced = trace(pages)
    assert traced.reuses
    assert not traced.stories


def test_one_outlets_follow_ups_are_not_joined_without_wording() -> None:
    follow_up = reading("b", "Harbour Ledger", RETOLD, days=1)
    assert not trace([ledger(), follow_up]).stories


def test_two_captures_of_one_address_are_versions_and_not_a_retelling() -> None:
    story = only(
        reading("a", "Harbour Ledger", FERRY, path="ferries"),
        reading("b", "Harbour Ledger", f"{FERRY} {TIMETABLE}", path="ferries", days=1),
    )
    assert (story.articles, story.edges, story.independent_reports) == (("a", "b"), (), 1)


def test_a_single_page_is_a_story_only_where_it_rests_on_another() -> None:
    text, credit = by("Harbour Ledger")
    lead = f"The Harbour Ledger reported it. {RETOLD}"
    assert not trace([reading("a", "Wenlow Star", RETOLD)]).stories
    assert not trace([reading("a", "Wenlow Star", f"{RETOLD} {text}", ("told", *credit[1:]))]).stories
    story = only(
        reading("a", "Wenlow Star", lead, ("reported_by", "Harbour Ledger", "The Harbour Ledger", "goes_back_to"))
    )
    assert drawn(story) == {("?Harbour Ledger", "a")}
    assert (story.articles, story.earliest, story.independent_reports) == (("a",), "a", 1)


def test_a_nameless_page_is_supposed_behind_what_siblings_share_and_their_parent_lacks() -> None:
    shared = f"{TIMETABLE} {LIBRARY}"
    story = only(
        ledger(),
        reading("b", "Wenlow Star", f"The Harbour Ledger reported it. {HARBOUR} {shared}",
                ("reported_by", "Harbour Ledger", "The Harbour Ledger reported", "goes_back_to")),
        reading("c", "Dunnet Post", f"The Harbour Ledger reported it. {HARBOUR} {shared}",
                ("reported_by", "Harbour Ledger", "The Harbour Ledger reported", "goes_back_to")),
    )  # fmt: skip
    assert {("?None", "b"), ("?None", "c")} <= drawn(story)
    assert {("a", "b"), ("a", "c")} <= drawn(story) | referred(story)
    assert story.independent_reports == 1


def test_a_page_between_is_unseen_and_no_report_of_its_own() -> None:
    shared = f"{TIMETABLE} {LIBRARY}"
    given: Given = ("reported_by", "Harbour Ledger", "The Harbour Ledger reported", "goes_back_to")
    hat_tip: Given = ("hat_tip", "The Morrow", "h/t The Morrow", "taken_from")
    story = only(
        ledger(),
        reading("b", "Wenlow Star", f"The Harbour Ledger reported it. {HARBOUR} {shared}", given),
        reading(
            "c", "Dunnet Post", f"The Harbour Ledger reported it. {REPAIR} {shared} (h/t The Morrow)", given, hat_tip
        ),
    )
    assert ("?Morrow", "c") in drawn(story)
    assert ("a", "b") in drawn(story) | referred(story)
    assert ("a", "c") in referred(story)
    assert ("a", "c") not in drawn(story)
    assert story.independent_reports == 1


def test_nothing_in_gives_nothing() -> None:
    assert trace([]).stories == ()
    assert trace([reading("a", None, "")]).reuses == ()


def many(draw: random.Random) -> list[Reading]:
    outlets = ["Harbour Ledger", "Wenlow Star", "Dunnet Post", "Grell Courier", "Nordwire", None]
    parts = [HARBOUR, REPAIR, TIMETABLE, RETOLD, LIBRARY]
    pages = []
    for number in range(draw.randint(2, 9)):
        credits, text = [], " ".join(draw.sample(parts, draw.randint(1, 4)))
        for outlet in draw.sample(outlets[:5], draw.randint(0, 2)):
            kind: CreditKind = draw.choice(["reported_by", "told", "via", "agency", "self_reference"])
            relation: Relation = draw.choice(["taken_from", "goes_back_to"])
            text = f"As {outlet} {number}{kind} put it. {text}"
            credits.append((kind, outlet or "", f"{outlet} {number}{kind}", relation))
        days = draw.choice([None, 0, 0.5, 2, 3000, -1])
        pages.append(reading(f"n{number}", draw.choice(outlets), text, *credits, days=days, own=draw.random() < 0.3))
    return pages


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_stories_are_acyclic_ordered_and_the_same_in_any_order(seed: int) -> None:
    draw = random.Random(seed)
    pages = many(draw)
    texts = {page.article.id: page.article.text for page in pages}
    traced = trace(pages)
    again = [*pages, pages[0]]
    draw.shuffle(again)
    assert trace(again) == traced
    seen: set[str] = set()
    for story in traced.stories:
        assert seen.isdisjoint(story.articles)
        seen.update(story.articles)
        unseen = {one.id for one in story.unseen}
        parents: dict[str, set[str]] = {}
        for edge in story.edges:
            assert edge.source in unseen | set(story.articles)
            assert edge.derived in unseen | set(story.articles)
            assert 0.2 <= edge.confidence <= 1
            assert edge.basis
            for piece in edge.evidence:
                assert piece.because.endswith(".")
                for span, name in ((piece.source, edge.source), (piece.derived, edge.derived)):
                    assert span is None or (name in texts and 0 <= span.start <= span.end <= len(texts[name]))
            parents.setdefault(edge.derived, set()).add(edge.source)
        assert len({(edge.source, edge.derived) for edge in story.edges}) == len(story.edges)
        for name in story.articles:
            above, waiting = set(), [name]
            while waiting:
                for parent in parents.get(waiting.pop(), ()):
                    assert parent != name
                    if parent not in above:
                        above.add(parent)
                        waiting.append(parent)
        held = {edge.derived for edge in story.edges if edge.source in texts}
        assert story.earliest in set(story.articles) - held
        assert story.independent_reports >= 1


def test_a_page_with_a_reporter_of_its_own_has_its_other_credits_beside_an_agency_in_the_lines_below() -> None:
    text = f"Ferries will stop, the Harbour Ledger reported. {HARBOUR} The Ledger said more. {TIMETABLE} Tarn Wire contributed."
    credits = [
        ("reported_by", "Harbour Ledger", "the Harbour Ledger reported", "goes_back_to"),
        ("reported_by", "Harbour Ledger", "The Ledger said", "goes_back_to"),
        ("agency", "Associated Press", "Tarn Wire contributed", "taken_from"),
    ]
    alone = reading("b", "Dunnet Post", text, *credits, days=1)
    signed = replace(alone, article=replace(alone.article, authors=("Wilma Krane",)))
    wired = replace(alone, article=replace(alone.article, authors=("Associated Press",)))
    assert ("a", "b") in drawn(only(ledger(), signed))
    assert ("a", "b") not in drawn(only(ledger(), wired))


def test_a_held_page_that_a_credit_hardly_means_is_no_further_source(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"Ferries will stop, the Harbour Ledger reported. {REPAIR} Via the Wenlow Star. {TIMETABLE}"
    pages = (
        ledger(),
        reading("b", "Wenlow Star", f"{REPAIR} {TIMETABLE}"),
        reading("c", "Dunnet Post", text, ("reported_by", "Harbour Ledger", "the Harbour Ledger reported", "taken_from"),
                ("via", "Wenlow Star", "Via the Wenlow Star", "taken_from"), days=2),
    )  # fmt: skip
    monkeypatch.setattr("retold.settings.TRACE_FURTHER_CONFIDENCE", 0.001)
    assert {("a", "c"), ("b", "c")} <= drawn(only(*pages))
    monkeypatch.setattr("retold.settings.TRACE_FURTHER_BOUND", 1.0)
    assert len({("a", "c"), ("b", "c")} & drawn(only(*pages))) == 1
