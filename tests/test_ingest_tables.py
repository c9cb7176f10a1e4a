"""Tables: rows become articles, bad rows cost only themselves, and a given text is kept to the letter."""

import csv
import gzip
import io
import json
from datetime import UTC, datetime, timedelta, timezone

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold import settings
from retold.ingest import article_id, ingest, tables
from retold.records import Article, Link, Rejection, Span

TEXT = "  The ferry line will stop on Monday,\r\n\r\ntwo officials said.\n"
ROW = {
    "id": 7,
    "url": "https://ledger.example/2024/05/01/ferry",
    "outlet": "The Harbour Ledger",
    "title": " Ferry line  to stop ",
    "published": "2024-05-01T10:00:00+02:00",
    "authors": "By Ana Poll, Bo Quay; Cy Sand and Dee Reef, Jr.",
    "text": TEXT,
    "links": [{"span": [2, 5], "url": "https://a.example/"}, {"start": 6, "end": 11, "url": "https://b.example/"}],
}


def only(origin):
    (found,) = ingest([origin])
    return found


def jsonl(path, *records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["jsonl", "json", "list", "csv", "tsv", "parquet", "jsonl.gz"])
def test_a_row_gives_the_same_article_in_every_form(tmp_path, form):
    path = tmp_path / f"rows.{'json' if form == 'list' else form}"
    flat = {**ROW, "links": None} if form in {"csv", "tsv"} else ROW
    if form == "parquet":
        pq.write_table(pa.Table.from_pylist([{**ROW, "links": [{"span": [2, 5], "url": "https://a.example/"}]}]), path)
    elif form in {"csv", "tsv"}:
        with path.open("w", newline="", encoding="utf-8-sig") as file:
            writer = csv.DictWriter(file, ROW.keys(), delimiter="," if form == "csv" else "\t")
            writer.writeheader()
            writer.writerow(flat)
    elif form == "jsonl.gz":
        path.write_bytes(gzip.compress(json.dumps(ROW).encode()))
    else:
        path.write_text(json.dumps([ROW] if form == "list" else ROW, indent=1 if form == "json" else None))
    article = only(path)
    assert isinstance(article, Article), article
    assert article.text == TEXT
    assert article.id == article_id("Ferry line to stop", "The Harbour Ledger", ROW["url"], TEXT)
    assert (article.title, article.given_id, article.language) == ("Ferry line to stop", "7", "en")
    assert article.authors == ("Ana Poll", "Bo Quay", "Cy Sand", "Dee Reef, Jr.")
    assert (article.published, article.published_basis) == (datetime(2024, 5, 1, 8, tzinfo=UTC), "given")
    if form not in {"csv", "tsv"}:
        assert article.links[0] == Link(Span(2, 5), "https://a.example/")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_text_survives_jsonl_csv_and_parquet_to_the_letter(text):
    lines = io.BytesIO((json.dumps({"text": text}, ensure_ascii=False) + "\n").encode())
    sheet = io.StringIO(newline="")
    csv.writer(sheet).writerows([["id", "text"], ["1", text]])
    table = io.BytesIO()
    pq.write_table(pa.table({"text": [text]}), table)
    table.seek(0)
    read = [
        *tables.from_jsonl(lines, "a"),
        *tables.from_csv(io.BytesIO(sheet.getvalue().encode()), "b"),
        *tables.from_parquet(table, "c"),
    ]
    assert [getattr(article, "text", article) for article in read] == [text] * 3
    assert len({article.id for article in read}) == 1


def test_bad_lines_cost_only_themselves_and_are_named(tmp_path):
    path = tmp_path / "corpus.jsonl"
    good = json.dumps({"text": "The harbour was closed."}).encode()
    path.write_bytes(
        b"\n".join(
            [
                good,
                b"[1, 2]",
                b'{"text": "cut',
                b"",
                good,
                b'{"title": "x"}',
                b'{"text": 5}',
                b'{"text": " "}',
                b'"s"',
                b'{"text": "\xff\xfe\x81\x8d\x90 \x9d"}',
                b'{"text":' * 30_000,
                good,
            ]
        )
    )
    found = list(ingest([path]))
    assert [isinstance(record, Article) for record in found] == [True] + [False] * 2 + [True] + [False] * 6 + [True]
    reasons = {record.origin.rpartition(":")[2]: record.reason for record in found if isinstance(record, Rejection)}
    assert "list, not an object" in reasons["2"]
    assert "broken JSON" in reasons["3"]
    assert "neither text nor html" in reasons["6"]
    assert "int, not a string" in reasons["7"]
    assert "neither" in reasons["8"]
    assert "encoding" in reasons["10"]
    assert "broken JSON" in reasons["11"]
    assert found[-1].origin == f"{path}:12"


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_a_huge_line_is_skipped_and_the_rest_goes_on(tmp_path, monkeypatch, form):
    monkeypatch.setattr(settings, "INGEST_LINE_BYTES", 10_000)
    monkeypatch.setattr(settings, "INGEST_CHUNK_BYTES", 1000)
    path = tmp_path / f"corpus.{form}"
    good, huge = "The harbour was closed.", "x" * 50_000
    if form == "jsonl":
        jsonl(path, {"text": good}, {"text": huge}, {"text": good})
    else:
        path.write_text(f'id,text\n1,{good}\n2,"{huge}\nsecond line, of it"\n3,"{good}"\n')
    first, bad, last = ingest([path])
    assert first.text == last.text == good
    assert "0 MB" in bad.reason
    assert "split it" in bad.reason
    assert bad.origin == f"{path}:{2 if form == 'jsonl' else 3}"


def test_long_lines_need_no_more_memory_than_the_limit(monkeypatch):
    monkeypatch.setattr(settings, "INGEST_LINE_BYTES", 1 << 16)

    class Endless(io.RawIOBase):
        left = 200

        def readable(self):
            return True

        def read(self, size=-1):
            self.left -= 1
            return b"x" * (1 << 20) if self.left > 0 else b""

    import tracemalloc

    tracemalloc.start()
    (bad,) = tables.from_jsonl(Endless(), "-")
    assert tracemalloc.get_traced_memory()[1] < 8 << 20
    tracemalloc.stop()
    assert "199 MB" in bad.reason


def test_csv_says_which_row_is_wrong_and_why(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(
        "id;text\r\n1;One row, with a comma.\r\n2;two;three\r\n\r\n4;Café on the quay\r\n".encode("cp1252")
    )
    first, bad, last = ingest([path])
    assert (first.text, last.text, last.given_id) == ("One row, with a comma.", "Café on the quay", "4")
    assert bad.origin.endswith(":3")
    assert "3 fields under 2" in bad.reason
    path.write_text('id,text\n1,"The mark is left open\n2,The next row\n3,And one more\n')
    bad = only(path)
    assert "left open" in bad.reason
    path.write_text("id,name\n1,Ana\n")
    assert "no column is named text or html (there are: id, name)" in only(path).reason


def test_other_column_names_serve_where_the_proper_one_is_absent():
    row = {"Headline": "Gulls return", "Content": "The gulls are back.", "source": {"name": "The Gull"}, "date": "1 May 2024",
           "text": None, "author": ["Ana Poll", {"name": "Bo Quay"}], "colour": "red"}  # fmt: skip
    article = tables.article({key: value for key, value in row.items() if key != "text"}, "x")
    assert (article.title, article.text, article.outlet) == ("Gulls return", "The gulls are back.", "The Gull")
    assert (article.authors, article.published) == (("Ana Poll", "Bo Quay"), datetime(2024, 5, 1, tzinfo=UTC))
    assert isinstance(tables.row(row, "x"), Rejection)  # the proper column is there, and empty


def test_a_printed_reading_is_read_back_as_the_same_article(tmp_path):
    article = only(jsonl(tmp_path / "a.jsonl", {**ROW, "published": None}))
    printed = {"id": article.id, "given_id": article.given_id, "origin": article.origin, "text": article.text,
               "title": article.title, "outlet": article.outlet, "url": article.url, "language": article.language,
               "published": article.published.isoformat(), "published_basis": article.published_basis}  # fmt: skip
    again = only(jsonl(tmp_path / "b.jsonl", {"article": printed, "attributions": []}))
    assert (again.id, again.given_id, again.published_basis) == (article.id, "7", "url")
    assert again.published == article.published


def test_an_html_column_is_read_as_a_page_and_given_fields_win(tmp_path):
    story = "<p>The ferry will stop on Monday, <a href='/n'>two officials</a> said to the people on the quay.</p>" * 3
    article = only(jsonl(tmp_path / "a.jsonl", {"html": f"<html><body><h1>Other</h1>{story}</body></html>", "title": "Ferry",
                                               "url": "https://gull.example/ferry"}))  # fmt: skip
    assert (article.title, article.outlet) == ("Ferry", "gull.example")
    assert {article.text[link.span.start : link.span.end] for link in article.links} == {"two officials"}
    assert article.links[0].url == "https://gull.example/n"


@pytest.mark.parametrize(
    ("given_date", "expected"),
    [
        ("2024-05-01", datetime(2024, 5, 1, tzinfo=UTC)),
        ("May 1, 2024 10:00 PM EDT", datetime(2024, 5, 2, 2, tzinfo=UTC)),
        ("Wed, 01 May 2024 10:00:00 +0200", datetime(2024, 5, 1, 8, tzinfo=UTC)),
        ("13/05/2024", datetime(2024, 5, 13, tzinfo=UTC)),
        ("05/13/2024", datetime(2024, 5, 13, tzinfo=UTC)),
        ("03/04/2024", None),  # March or April: not for us to say
        (1714557600, datetime(2024, 5, 1, 10, tzinfo=UTC)),
        (1714557600000, datetime(2024, 5, 1, 10, tzinfo=UTC)),
        (20240501, datetime(2024, 5, 1, tzinfo=UTC)),
        (datetime(2024, 5, 1, 12, tzinfo=timezone(timedelta(hours=2))), datetime(2024, 5, 1, 10, tzinfo=UTC)),
        ("0001-11-30", None), ("3024-05-01", None), ("May 2024", None), ("Monday", None), ("soon", None),
        ("9999-12-31T23:59:59-23:00", None), ("", None), (True, None), (float("nan"), None),
    ],
)  # fmt: skip
def test_dates(given_date, expected):
    article = tables.article({"text": "The harbour.", "published": given_date}, "x")
    assert article.published == expected
    assert article.published_basis == ("given" if expected else None)


def test_bad_optional_fields_cost_the_field_alone():
    row = {"text": "The harbour \ud83d was closed.", "url": "http://[broken", "authors": {"a": 1}, "title": 5,
           "links": [{"span": [0, 99], "url": "https://a.example"}, {"span": "x"}, 3, {"span": [4, 3], "url": "u"}]}  # fmt: skip
    article = tables.article(row, "x")
    assert article.text == "The harbour \ufffd was closed."
    assert (article.links, article.authors, article.title, article.published) == ((), (), None, None)


def test_parquet_that_is_cut_wrong_or_without_text_is_rejected(tmp_path):
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["The harbour was closed."] * 9}), path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert "truncated Parquet" in only(path).reason
    path.write_bytes(b"no parquet at all")
    assert "no Parquet file" in only(path).reason
    pq.write_table(pa.table({"name": ["Ana"]}), path)
    assert "no column is named text or html" in only(path).reason
    pq.write_table(pa.table({"text": pa.array([], pa.string())}), path)
    assert "empty" in only(path).reason
    pq.write_table(pa.table({"text": ["The harbour was closed.", None, ""]}), path)
    assert [record.origin[-2:] for record in ingest([path])] == ["#1", "#2", "#3"]


def test_json_lists_are_read_an_object_at_a_time(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "INGEST_CHUNK_BYTES", 64)
    path = tmp_path / "a.json"
    texts = [f"Row {number} of the harbour list. " + "é" * number for number in range(60)]
    path.write_text(json.dumps([{"text": text} for text in texts], indent=1, ensure_ascii=False))
    assert [article.text for article in ingest([path])] == texts
    path.write_text('[{"text": "The first."}, {"text": "The second."}, {"text": oh}, {"text": "The last."}]')
    *good, bad = ingest([path])
    assert [article.text for article in good] == ["The first.", "The second."]
    assert bad.origin.endswith("#3")
    assert "the rest of the file was not read" in bad.reason
    path.write_text("[]")
    assert "empty" in only(path).reason


def test_a_different_field_gives_a_different_id_and_absent_is_not_empty():
    ids = {
        article_id(*fields)
        for fields in [
            ("a", "b", "c", "d"), ("ab", "", "c", "d"), ("a", "bc", "", "d"), (None, "b", "c", "d"), ("", "b", "c", "d"),
            ("a", "b", "c", "d "), ("a", "b", None, "cd"), ("a", None, "b", "cd"),
        ]
    }  # fmt: skip
    assert len(ids) == 8
    assert (
        article_id(None, None, None, "The harbour.") == "87bc226546715761a823"
    )  # stores hold such ids: it never changes
