"""The shipped table of outlets: its form, and that it holds facts only."""

import re
from collections import Counter
from importlib.resources import files

from retold import outlets
from retold.outlets.facts import folded

OUTLETS = outlets.table().outlets
KINDS = {
    "agency", "broadcaster", "fact-checker", "journal", "magazine", "newspaper", "site", "station", "trade"
}  # fmt: skip
COLUMNS = ["id", "name", "also", "brief", "hosts", "kind", "place", "written", "parts"]


def test_it_has_facts_and_nothing_that_judges() -> None:
    lines = (files("retold.outlets") / "outlets.tsv").read_text("utf-8").splitlines()
    assert lines[0].split("\t") == COLUMNS
    assert all(line.count("\t") == len(COLUMNS) - 1 for line in lines)
    assert len(lines) - 1 == len(OUTLETS) >= 800


def test_ids_are_unique_and_plain() -> None:
    assert len({outlet.id for outlet in OUTLETS}) == len(OUTLETS)
    assert all(re.fullmatch(r"[^\W_A-Z]+(?:-[^\W_A-Z]+)*", outlet.id) for outlet in OUTLETS)
    assert [outlet.id for outlet in OUTLETS] == sorted(outlet.id for outlet in OUTLETS)


def test_no_field_that_every_outlet_has_is_empty() -> None:
    assert all(outlet.id and outlet.name for outlet in OUTLETS)
    assert {outlet.kind for outlet in OUTLETS} == KINDS
    assert {outlet.written for outlet in OUTLETS} == {"", "word", "article", "capital", "never"}
    assert all(cell == cell.strip() for outlet in OUTLETS for group in outlet[2:5] for cell in group)


def test_a_host_belongs_to_one_outlet() -> None:
    hosts = Counter(host for outlet in OUTLETS for host in outlet.hosts)
    assert [host for host, often in hosts.items() if often > 1] == []
    assert all(re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", host) for host in hosts)


def test_a_name_that_is_given_as_its_own_belongs_to_one_outlet() -> None:
    names = Counter(
        name
        for outlet in OUTLETS
        for name in {folded(name).replace(" ", "") for name in (outlet.name, *outlet.also) if "(" not in name}
    )
    assert [name for name, often in names.items() if often > 1] == []


def test_names_and_hosts_lead_to_their_outlet() -> None:
    for outlet in OUTLETS:
        names = (outlet.name, *outlet.also, *outlet.hosts)
        assert [name for name in names if outlets.key(name) != outlet.key] == []
        pages = [f"https://www.{host}/2020/01/a-story" for host in outlet.hosts]
        assert [page for page in pages if outlets.of_host(page) != outlet] == []


def test_the_words_that_the_tagger_was_trained_with_stay() -> None:
    names = outlets.known_names()
    assert (len(names), len(set(names)), names[0], names[-1]) == (427, 427, "Associated Press", "CJR")
    assert len(outlets.LONE_WORDS) == 35


def test_an_edition_or_part_of_a_host_is_its_outlets() -> None:
    assert outlets.of_host("https://m.kestrel.example/x") is None
    for outlet in OUTLETS[:50]:
        for host in outlet.hosts:
            assert outlets.of_host(f"amp.{host}") == outlet
