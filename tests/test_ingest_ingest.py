"""The entry: what kind a file is, folders, standard input, and that whatever happens becomes a record."""

import gzip
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from retold.ingest import ingest, kinds
from retold.ingest.streams import Unusable
from retold.records import Article, Rejection

STORY = "Ferry line to stop\n\nThe ferry line will stop running on Monday, two officials said to the people.\n"
PAGE = f"<html><body><article><p>{STORY}</p><p>{STORY}</p></article></body></html>"
NEWS = Path("/work/shared/data/news37k/articles.parquet")


@pytest.mark.parametrize(
    ("head", "suffix", "kind"),
    [
        (STORY, ".txt", "plain"), (STORY, "", "plain"), (STORY, ".md", "plain"), (PAGE, ".txt", "html"), (PAGE, "", "html"),
        ("\n <!-- saved --><!DOCTYPE html>", "", "html"), ("<3 says the mayor of the harbour", "", "plain"),
        ('{"text": "a"}\n{"text": "b"}\n', ".json", "jsonl"), ('{\n "text": "a"\n}', ".jsonl", "jsonl"),
        ('{\n "text": "a"\n}', "", "json"), ('{"text": "a"}', "", "json"), ('[{"text": "a"}]', ".txt", "json"),
        ('{"text": "cut\n{"text": "b"}\n', "", "jsonl"), ('{"text": "' + "a" * 70_000, "", "json"),
        ("[Updated] The harbour is closed.", "", "plain"), ("{sic} said the mayor", "", "plain"),
        ("id,text\n1,The harbour.\n", "", "csv"), ("id\ttext\n", ".txt", "csv"), ("text\nThe harbour.\n", ".csv", "csv"),
        ("Title, body, and source, all in one line of prose that goes on\nmore", "", "plain"),
        ("PAR1....", ".csv", "parquet"), ("WARC/1.0\r\n", "", "warc"), ('<?xml version="1.0"?><rss version="2.0">', ".xml", "feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', "", "feed"), ("<?xml version='1.0'?>\n<!-- x -->\n<urlset>", "", "sitemap"),
        ("<html><body><p>the &lt;rss&gt; tag <rss></body>", "", "html"), ("\ufeffid,text\n", "", "csv"),
    ],
)  # fmt: skip
def test_kinds_are_told_by_content_before_endings(head, suffix, kind):
    assert kinds.sniff(head.encode(), suffix) == kind
    if kind not in {"parquet", "warc"}:
        assert kinds.sniff(head.encode("utf-16"), suffix) == kind


@pytest.mark.parametrize(
    ("head", "suffix", "reason"),
    [(b"", "", "empty"), (b" \r\n", ".txt", "white space"), (b"%PDF-1.7", "", "PDF"), (b"PK\x03\x04", ".docx", "office"),
     (b"\x89PNG", ".txt", "image"), (b"def f(): ...", ".py", "a .py file"), (b"a", ".parquet", "no Parquet")],
)  # fmt: skip
def test_what_holds_no_article_is_named(head, suffix, reason):
    with pytest.raises(Unusable, match=reason):
        kinds.sniff(head, suffix)


def folder(path):
    (path / "b").mkdir()
    (path / ".hidden").mkdir()
    (path / ".hidden" / "x.txt").write_text(STORY)
    (path / "b" / "page.html").write_text(PAGE)
    (path / "b" / ".dot.txt").write_text(STORY)
    (path / "a.txt").write_text(STORY)
    (path / "c.jsonl").write_text('{"text": "One, at the harbour."}\noh\n{"text": "Two, at the harbour."}\n')
    (path / "d.txt").write_bytes(b"")
    (path / "e.css").write_text("p {}")
    (path / "f.txt").write_bytes(b"\x00\x01")
    (path / "g.txt").symlink_to(path / "nothing")
    (path / "h").symlink_to(path)
    os.mkfifo(path / "i")
    (path / "j.csv.gz").write_bytes(gzip.compress(b"id,text\n1,Three at the harbour.\n"))
    (path / "k.json.gz").write_bytes(gzip.compress(b'{"text": "Four at the harbour."}')[:-9])
    return path


def test_a_folder_is_walked_in_order_and_nothing_is_lost_silently(tmp_path):
    found = list(ingest([folder(tmp_path)]))
    named = [(record.origin.removeprefix(f"{tmp_path}/"), isinstance(record, Article)) for record in found]
    assert named == [
        ("a.txt", True), ("b/page.html", True), ("c.jsonl:1", True), ("c.jsonl:2", False), ("c.jsonl:3", True), ("d.txt", False),
        ("e.css", False), ("f.txt", False), ("g.txt", False), ("h", False), ("i", False), ("j.csv.gz:2", True), ("k.json.gz", False),
    ]  # fmt: skip
    reasons = [record.reason for record in found if isinstance(record, Rejection)]
    for reason, part in zip(
        reasons[1:], ["empty", ".css", "binary", "no such file", "loop", "pipe", "cut short"], strict=True
    ):
        assert part in reason
    assert found == list(ingest([tmp_path]))


def test_a_missing_path_an_empty_folder_and_a_url_are_rejections(tmp_path):
    missing, empty, url = ingest([tmp_path / "none.txt", tmp_path, "https://gull.example/x"])
    assert "no such file" in missing.reason
    assert "empty folder" in empty.reason
    assert "--online" in url.reason
    assert {missing.stage, empty.stage, url.stage} == {"ingest"}


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_a_rejection(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    path.chmod(0)
    (found,) = ingest([path])
    assert "permissions" in found.reason


def test_an_error_while_opening_is_a_rejection(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(STORY)

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    (found,) = ingest([path])
    assert "permissions" in found.reason


class Pipe(io.RawIOBase):
    """What a pipe is: bytes that come in small pieces and cannot be sought in."""

    def __init__(self, data):
        self.data = data

    def readable(self):
        return True

    def read(self, size=-1):
        size = min(1000, size if size >= 0 else 1000)
        piece, self.data = self.data[:size], self.data[size:]
        return piece


@pytest.mark.parametrize("form", ["txt", "html", "jsonl", "csv", "parquet", "jsonl.gz", "parquet.gz", "utf-16"])
def test_standard_input_is_sniffed_like_a_file(form):
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = io.BytesIO()
    pq.write_table(pa.table({"text": [STORY] * 2}), table)
    lines = b"".join(b'{"text": "%d at the harbour."}\n' % number for number in range(9000))
    data, count = {
        "txt": (STORY.encode(), 1), "utf-16": (STORY.encode("utf-16"), 1), "html": (PAGE.encode(), 1), "jsonl": (lines, 9000),
        "csv": (b"id,text\n1,The harbour.\n", 1), "parquet": (table.getvalue(), 2), "jsonl.gz": (gzip.compress(lines), 9000),
        "parquet.gz": (gzip.compress(table.getvalue()), 2),
    }[form]  # fmt: skip
    found = list(ingest(["-"], stdin=Pipe(data)))
    assert len(found) == count
    assert all(isinstance(record, Article) for record in found)
    assert found[0].origin == {"txt": "-", "utf-16": "-", "html": "-", "csv": "-:2"}.get(
        form, "-:1" if "jsonl" in form else "-#1"
    )


@given(st.binary(max_size=400), st.sampled_from(["", "{", "[", "<", "PAR1", "WARC/1.0\r\n", "\x1f\x8b", "id,text\n", "<rss>", "{\"text\": \""]),
       st.sampled_from(["", ".txt", ".csv", ".jsonl", ".json", ".html", ".parquet"]))  # fmt: skip
@hypothesis_settings(max_examples=300, deadline=None)
def test_any_bytes_give_records_and_never_an_error(data, start, suffix):
    import tempfile

    with tempfile.NamedTemporaryFile(suffix=suffix) as file:
        file.write(start.encode("latin-1") + data)
        file.flush()
        found = list(ingest([file.name]))
    assert found
    assert all(isinstance(record, Article | Rejection) for record in found)
    assert all(record.reason for record in found if isinstance(record, Rejection))


def test_what_stands_before_a_break_in_a_packed_file_is_kept(tmp_path):
    import random

    noise = random.Random(5)
    rows = [f'{{"text": "At the harbour {noise.random()} {noise.random()}"}}' for _ in range(30_000)]
    packed = gzip.compress("\n".join(rows).encode())
    path = tmp_path / "a.jsonl.gz"
    for cut in (packed[:-20], packed[: len(packed) // 2], packed[:900]):
        path.write_bytes(cut)
        *found, bad = ingest([path])
        assert "cut short" in bad.reason
        assert len(found) > len(rows) * (len(cut) / len(packed) - 0.05) - 1


def test_names_that_are_no_unicode_can_still_be_printed(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "w") as file:
        file.write(STORY)
    (found,) = ingest([tmp_path])
    assert found.origin.encode().endswith("caf\ufffd.txt".encode())


def test_importing_the_room_does_not_import_its_slow_libraries():
    slow = "trafilatura htmldate py3langid pyarrow charset_normalizer dateutil lxml warcio feedparser".split()
    code = f"import sys, retold.ingest; print([name for name in {slow} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(not NEWS.exists(), reason="the real articles are not on this machine")
def test_real_articles_all_come_in():
    from itertools import islice

    found = list(islice(ingest([NEWS]), 2000))
    assert [record for record in found if isinstance(record, Rejection)] == []
    assert {record.language for record in found} == {"en"}
    assert sum(record.published is not None for record in found) > 1600
