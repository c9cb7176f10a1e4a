"""Text files: what encoding they are in, what is no text at all, and whether the first line is a title."""

import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.ingest import language_of, plain
from retold.ingest.streams import Unusable

STORY = "The ferry line between Port Hallam and Skerry Isle will stop running on Monday, two officials said.\n\n" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "latin-1"])
def test_usual_encodings_are_read_to_the_letter(encoding):
    text = "Café on the quay\r\n\r\nThe naïve crew asked for £5 each, he said: a façade.\r\n"
    assert plain.decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "“We were not asked,” said Mara Lind — the inn’s keeper…\n" * 3),
        ("cp1251", "Паром между портом и островом перестанет ходить в понедельник, сообщили два чиновника города. " * 5),
        ("koi8-r", "Паром между портом и островом перестанет ходить в понедельник, сообщили два чиновника города. " * 5),
        ("iso8859-7", "Το πορθμείο μεταξύ του λιμανιού και του νησιού θα σταματήσει τη Δευτέρα, είπαν δύο στελέχη. " * 5),
        ("cp1250", "Prom łączący port z wyspą przestanie kursować w poniedziałek, powiedzieli dwaj urzędnicy miasta. " * 5),
    ],
)  # fmt: skip
def test_older_encodings_are_told_by_how_they_read(encoding, text):
    assert plain.decode(text.encode(encoding))[0] == text


def noise(seed: int, size: int) -> bytes:
    source = random.Random(seed)
    return bytes(source.randrange(32, 256) for _ in range(size))


@pytest.mark.parametrize(
    "data",
    [
        b"", b" \n\t ", b"\x00\x01\x02", STORY.encode("utf-16-le"), b"\xff\xfe\x00", bytes(range(128, 256)) * 5,
        noise(1, 400), noise(2, 4000), bytes(byte | 0x80 for byte in noise(3, 900)),
        STORY.encode() + b"\xc3\xa9" * 50 + b"\xff\xfa" * 20,
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_with_a_reason(data):
    with pytest.raises(Unusable, match=r"empty|binary|encoding|marked as"):
        plain.article(data, "x")


def test_a_damaged_byte_or_two_in_utf8_cost_only_themselves():
    data = ("“Yes,” she said. " + STORY).encode() + b"\xe2\x80"
    text, encoding = plain.decode(data)
    assert (text[:7], text[-1], encoding) == ("“Yes,” ", "\ufffd", "utf-8")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data):
    with suppress(Unusable):
        plain.decode(data)[0].encode("utf-8")


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Ferry line to stop on Monday", "Ferry line to stop on Monday"),
        ("# Ferry line to stop", "Ferry line to stop"),
        ("Report: Ferry owner “knew for weeks”", "Report: Ferry owner “knew for weeks”"),
        ("Who closed the harbour?", "Who closed the harbour?"),
        ("Gulls leave the U.S.", "Gulls leave the U.S."),
        ("The ferry will stop on Monday.", None),
        ("“It will stop,” she said.”", None),
        ("By Ana Poll", None),
        ("PORT HALLAM (Northwire) — The ferry will stop", None),
        ("https://ledger.example/ferry", None),
        ("12.05.", None),
        ("word " * 60, None),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_title_of_a_text_file(first, title, newline):
    text = f"{first}{newline}{newline}{STORY}"
    article = plain.article(text.encode(), "x")
    assert (article.title, article.text) == (title, text)


def test_a_first_line_that_is_not_set_apart_is_no_title():
    assert plain.title_of("Ferry line to stop\nThe ferry line will stop.\n\nMore.") is None
    assert plain.title_of("Ferry line to stop") is None
    assert plain.title_of("Ferry line to stop\n\n") is None


@pytest.mark.parametrize("char", ["a", "-", "\n", " ", "“", ".", "\r", "é"])
def test_a_long_run_of_one_character_is_quick(char):
    text = char * 1_000_000
    plain.title_of(text)
    plain.title_of(f"x\n\n{text}")
    for data in (text.encode(), b"x" * 30 + text.encode("cp1252") + b" caf\xe9 caf\xe9 caf\xe9"):
        with suppress(Unusable):
            plain.decode(data)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (STORY, "en"),
        ("De burgemeester was op het plein en had in de haven met de vissers gesproken. Het is de vraag of er in het "
         "dorp nog een schip is, of dat we in de winter naar de stad moeten.", "nl"),
        ("Il sindaco ha detto a tutti che il ponte in città è chiuso; in mare a est in barca, in porto a sud.", "it"),
        ("Le « The Harbour Ledger » a dit que la passerelle a été fermée et que les pêcheurs ont quitté le port.", "fr"),
        ("Port Hallam", None),
        ("", None),
    ],
)  # fmt: skip
def test_language(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("line", "outlet", "date"),
    [
        ("The Marrow Post, Monday 3 May 2031", "The Marrow Post", "2031-05-03T00:00:00+00:00"),
        ("Quillon Radio online. Monday 3 May 2031, 13:05", "Quillon Radio online", "2031-05-03T13:05:00+00:00"),
        ("Published May 3, 2031", None, "2031-05-03T00:00:00+00:00"),
        ("By Ana Vale", None, None),
        ("The gate was closed on 3 May 2031 after a storm.", None, None),
    ],
)
def test_a_line_under_the_title_may_name_outlet_and_date(line, outlet, date):
    text = f"Gate closes at Marrow\n\n{line}\n\nThe gate at Marrow was closed early on Monday, the harbour board said."
    found = plain.article(text.encode(), "a.txt")
    assert found.text == text
    assert found.outlet == outlet
    assert (found.published.isoformat() if found.published else None) == date
    assert found.published_basis == ("text" if date else None)


@pytest.mark.parametrize(
    "data", [b"The mayor said the bridge\rwill close.\nSecond line.\n", b"id,text\rA,The mayor said so.\r"]
)
def test_bare_carriage_returns_cost_their_own_file_at_most(data, tmp_path):
    from retold.ingest import ingest

    (tmp_path / "a.txt").write_bytes(data)
    (tmp_path / "b.txt").write_text("The gate is shut, the mayor said on Monday.", encoding="utf-8")
    found = list(ingest([str(tmp_path)]))
    assert len(found) == 2
    assert found[1].text.startswith("The gate")
