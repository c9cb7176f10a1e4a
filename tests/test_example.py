"""The example story and the truth beside it agree: what truth.json says stands in the pages, word for word."""

import csv
import html
import json
import re
from collections import Counter
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from retold.ingest import ingest
from retold.records import Article

ROOT = Path(__file__).parents[1]
STORY = ROOT / "examples" / "story"
KINDS = Counter(
    label_substituted=4, quote_altered=3, attribution_dropped=3, number_changed=3, strengthened=3, quote_cut=3,
    headline_unsupported=2, hedge_added=1, weakened=1,
)  # fmt: skip
TRUTH = json.loads((ROOT / "examples" / "truth.json").read_text(encoding="utf-8"))
UNSEEN = {page["id"]: page for page in TRUTH["unseen"]}


@pytest.fixture(scope="module")
def pages() -> dict[str, Article]:
    read = list(ingest([str(STORY)]))
    assert all(isinstance(page, Article) for page in read), read
    return {Path(page.origin).name: page for page in read if isinstance(page, Article)}


def folded(text: str | None) -> str:
    return " ".join((text or "").split())


def edge(entry: dict[str, str]) -> tuple[str, str]:
    return entry["source"], entry["derived"]


def raw() -> dict[str, str]:
    return {path.name: html.unescape(path.read_text(encoding="utf-8")) for path in sorted(STORY.iterdir())}


def test_every_page_is_listed_and_parses(pages: dict[str, Article]) -> None:
    assert sorted(pages) == sorted(page["file"] for page in TRUTH["pages"]) == sorted(raw())
    assert len(pages) == 14
    for name, page in pages.items():
        assert 130 <= len(page.text.split()) <= 760, name


def test_titles_outlets_and_dates_are_those_of_the_pages(pages: dict[str, Article]) -> None:
    for listed in TRUTH["pages"]:
        page, source = pages[listed["file"]], raw()[listed["file"]]
        assert listed["title"] in source
        assert listed["outlet"] in source
        assert page.outlet is None or page.outlet.startswith(listed["outlet"])
        if page.published is not None:
            assert (listed["published"] or "").startswith(page.published.date().isoformat()), listed["file"]


def test_every_planted_change_stands_in_the_pages(pages: dict[str, Article]) -> None:
    assert Counter(change["kind"] for change in TRUTH["changes"]) == KINDS
    for change in TRUTH["changes"]:
        source, derived = pages[change["source"]], pages[change["derived"]]
        read, before, after = folded(derived.text), change["before"], change["after"]
        assert change["why"]
        if change.get("in_title"):
            assert before is None
            assert after in folded(derived.title)
            assert after not in read
            continue
        assert before in folded(source.text)
        assert before not in read, change
        assert after in read
        assert change["kind"] == "quote_cut" or after not in folded(source.text), change


def test_changes_lie_on_edges_and_clean_edges_have_none() -> None:
    edges = {edge(parent) for parent in TRUTH["parents"]}
    changed = {edge(change) for change in TRUTH["changes"]}
    clean = {edge(entry) for entry in TRUTH["clean_edges"]}
    assert changed | clean == {pair for pair in edges if pair[0] not in UNSEEN}
    assert not changed & clean
    assert len(clean) >= 3


def test_credits_stand_on_the_page_that_gives_them(pages: dict[str, Article]) -> None:
    for parent in TRUTH["parents"]:
        assert parent["credit"] is None or parent["credit"] in folded(pages[parent["derived"]].text), parent


def test_lineage_is_acyclic_and_has_the_declared_roots() -> None:
    parents: dict[str, set[str]] = {page["file"]: set() for page in TRUTH["pages"]}
    parents |= {name: {page["goes_back_to"]} for name, page in UNSEEN.items()}
    for parent in TRUTH["parents"]:
        assert parent["source"] in parents
        parents[parent["derived"]].add(parent["source"])
    tuple(TopologicalSorter(parents).static_order())
    roots = [name for name, above in parents.items() if not above]
    assert len(roots) == TRUTH["independent_reports"] == 2
    assert TRUTH["earliest"] in roots
    below = {name for name, above in parents.items() if above and name not in UNSEEN}
    assert len(below) == 12
    depth: dict[str, int] = {}
    for name in TopologicalSorter(parents).static_order():
        depth[name] = max((depth[above] + 1 for above in parents[name]), default=0)
    assert max(depth.values()) == 4


def test_a_report_gone_back_to_is_named_and_is_no_parent(pages: dict[str, Article]) -> None:
    edges = {edge(parent) for parent in TRUTH["parents"]}
    outlets = {page["file"]: page["outlet"].removeprefix("The ") for page in TRUTH["pages"]}
    for reference in TRUTH["references"]:
        assert (reference["report"], reference["derived"]) not in edges
        assert outlets[reference["report"]] in pages[reference["derived"]].text


def test_the_unseen_page_is_credited_and_its_wording_stands_nowhere_else(pages: dict[str, Article]) -> None:
    for page in UNSEEN.values():
        assert len(page["credited_by"]) >= 2
        assert {p["derived"] for p in TRUTH["parents"] if p["source"] == page["id"]} == set(page["credited_by"])
        for wording in page["shared"]:
            holding = {name for name, held in pages.items() if wording in folded(held.text)}
            assert holding == set(page["credited_by"])


def test_nothing_in_it_is_real() -> None:
    text = "\n".join(raw().values())
    hosts = {host.lower() for host in re.findall(r"https?://([\w.-]+)", text)}
    assert {host for host in hosts if not host.endswith(".example")} <= {"schema.org", "ogp.me"}
    with (ROOT / "src" / "retold" / "outlets" / "outlets.tsv").open(encoding="utf-8", newline="") as table:
        real = [
            row["name"] for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE) if " " in row["name"]
        ]
    assert real
    assert [name for name in real if name in text] == []
