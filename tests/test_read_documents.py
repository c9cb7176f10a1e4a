"""Documents of every sort: transcripts, questions and answers, live blogs, lists, odd marks and characters, great size.

All texts are invented.
"""

from __future__ import annotations

import random
import time
import tracemalloc

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retold.quotes import quotes
from retold.read import read
from retold.read.attributions import attributions
from retold.read.tagger import tag
from retold.read.turns import turns
from retold.records import Article, Attribution
from retold.text import paragraphs, sentences

TELEVISION = """Good evening from the harbour. Rush transcript.

ADA QUILL, HOST: Good evening. We begin at the harbour, where the bridge has been shut since Monday. Ian, what do you see?

IAN ROE, REPORTER (on camera): Nothing moves here, Ada. The crews say they won't work.

(BEGIN VIDEO CLIP)

MARA VALE, HARBOUR MASTER: I asked the council for a crane in March.

They never answered me.

(END VIDEO CLIP)

QUILL: And the council?

ROE: It will meet on Friday, and I expect a long night. (LAUGHTER)

MS. QUILL: Ian Roe, thank you.
"""
TELEVISION_TURNS = [
    ("ADA QUILL, HOST", ["Good evening. We begin at the harbour, where the bridge has been shut since Monday. "
                         "Ian, what do you see?"]),
    ("IAN ROE, REPORTER (on camera)", ["Nothing moves here, Ada. The crews say they won't work."]),
    ("MARA VALE, HARBOUR MASTER", ["I asked the council for a crane in March.\n\nThey never answered me."]),
    ("QUILL", ["And the council?"]),
    ("ROE", ["It will meet on Friday, and I expect a long night."]),
    ("MS. QUILL", ["Ian Roe, thank you."]),
]  # fmt: skip
ONE_PARAGRAPH = (
    "The harbour master was asked about the crane. QUILL: Did you ask for one? VALE: I did. I wrote to them in March. "
    "QUILL: And they said no? VALE: They never wrote back."
)
ONE_PARAGRAPH_TURNS = [
    ("QUILL", ["Did you ask for one?"]),
    ("VALE", ["I did. I wrote to them in March."]),
    ("QUILL", ["And they said no?"]),
    ("VALE", ["They never wrote back."]),
]
INTERVIEW = """Mara Vale has run the harbour for nine years.

Ada Quill: When did you ask for the crane?

Mara Vale: In March. I wrote to the council twice.

I never heard back.

Ada Quill: Will you ask again?

Mara Vale (laughing): I will, on Friday.
"""
INTERVIEW_TURNS = [
    ("Ada Quill", ["When did you ask for the crane?"]),
    ("Mara Vale", ["In March. I wrote to the council twice.\n\nI never heard back."]),
    ("Ada Quill", ["Will you ask again?"]),
    ("Mara Vale (laughing)", ["I will, on Friday."]),
]
ANSWERS = """The harbour master spoke to the Ledger.

Q: When did you ask for the crane?

A: In March. I wrote to the council.

We never heard back.

Q: Will you ask again?

A: I will, on Friday.
"""
ANSWERS_TURNS = [
    ("Q", ["When did you ask for the crane?"]),
    ("A", ["In March. I wrote to the council.\n\nWe never heard back."]),
    ("Q", ["Will you ask again?"]),
    ("A", ["I will, on Friday."]),
]
BOLD = """Mara Vale runs the harbour. She spoke to us on Monday.

**When did you ask for the crane?**

In March. I wrote to the council.

**Will you ask again?**

I will, on Friday.

**And if they refuse?**

Then we shut the quay.
"""
BOLD_TURNS = [
    (None, ["**When did you ask for the crane?**"]),
    (None, ["In March. I wrote to the council."]),
    (None, ["**Will you ask again?**"]),
    (None, ["I will, on Friday."]),
    (None, ["**And if they refuse?**"]),
    (None, ["Then we shut the quay."]),
]
NAMES_ALONE = """ada quill

When did you ask for the crane?

mara vale

In March. I wrote to the council.

ada quill

Will you ask again?

mara vale

I will.

[MUSIC]

ada quill

Thank you.

mara vale

Thank you, Ada.
"""
NAMES_ALONE_TURNS = [
    ("ada quill", ["When did you ask for the crane?"]),
    ("mara vale", ["In March. I wrote to the council."]),
    ("ada quill", ["Will you ask again?"]),
    ("mara vale", ["I will."]),
    ("ada quill", ["Thank you."]),
    ("mara vale", ["Thank you, Ada."]),
]
EXCERPT = """The hearing lasted nine hours, and most of it was calm.

VALE: Did you read my letter?

ROE: I did not, and I am sorry.

VALE: You should have.

ROE: We get many letters.

The council then broke for lunch. "Nobody reads letters," said a clerk, who gave no name.
"""
EXCERPT_TURNS = [
    ("VALE", ["Did you read my letter?"]),
    ("ROE", ["I did not, and I am sorry."]),
    ("VALE", ["You should have."]),
    ("ROE", ["We get many letters."]),
]
SPOKEN = {
    "television": (TELEVISION, TELEVISION_TURNS),
    "one paragraph": (ONE_PARAGRAPH, ONE_PARAGRAPH_TURNS),
    "interview": (INTERVIEW, INTERVIEW_TURNS),
    "questions and answers": (ANSWERS, ANSWERS_TURNS),
    "Q. and A.": (ANSWERS.replace("Q:", "Q.").replace("A:", "A."), ANSWERS_TURNS),
    "bold questions": (BOLD, BOLD_TURNS),
    "names alone": (NAMES_ALONE, NAMES_ALONE_TURNS),
    "excerpt": (EXCERPT, EXCERPT_TURNS),
}
LABELS = """RIVERTON: The council met on Monday. It said that ferries may come.

Source: The Harbour Ledger

Photo: Ada Quill

Related: What we know about the bridge

Update: The council said we should wait.

Update: The council said you may come.

Read more: Why we shut the bridge

Source: We asked the council
"""
RECORDS = """Name: The swing bridge
Builder: We do not know
Keeper: Who can say?

Name: The old gate
Builder: We think the town
Keeper: You may ask the council

Name: The quay
Builder: We cannot tell
Keeper: You may ask the board
"""
ROUND_UP = """Harbour Times: “We found that the bridge is shut.”

Valley Post: “You may not cross it, we are told.”

Harbour Times: “Our reporter saw it.”

Valley Post: “We asked the council.”
"""
EXPLAINER = """Q: What is the bridge?

A: It is a swing bridge of iron, built by the town.

Q: Who shut it?

A: The council shut it on Monday.

Q: When does it open?

A: The council has set no date.
"""
WINNERS = """Winner: Mara Vale

She got what she asked for, and we all know why.

Loser: The council

It lost, and you can see it.

Winner: The pilots

They may work again, as we said they would.

Loser: The board

Who asked it?
"""


def said(text: str) -> tuple[Attribution, ...]:
    return attributions(text, sentences(text), tagger="fast")


def rows(text: str) -> list[tuple[str, str, str]]:
    return [
        tuple(" … ".join(text[s.start : s.end] for s in part) for part in (r.source, r.cue, r.content))  # type: ignore[misc]
        for r in said(text)
    ]


def found(text: str) -> list[str]:
    return [text[quote.span.start : quote.span.end] for quote in quotes(text)]


@pytest.mark.parametrize("name", SPOKEN)
def test_turns_have_their_label_and_all_their_words(name: str) -> None:
    text, expected = SPOKEN[name]
    assert [
        (text[t.label.start : t.label.end] if t.label else None, [text[c.start : c.end] for c in t.content])
        for t in turns(text, paragraphs(text))
    ] == expected


@pytest.mark.parametrize("name", SPOKEN)
def test_turns_are_the_attributions(name: str) -> None:
    text, expected = SPOKEN[name]
    direct = [row for row, record in zip(rows(text), said(text), strict=True) if record.confidence >= 0.9]
    direct = [(source, content) for source, _, content in direct if "Nobody reads" not in content]
    assert direct == [(label or "", " … ".join(content)) for label, content in expected]


def test_a_turn_is_put_to_the_one_whom_the_fullest_label_names() -> None:
    names = {
        (record.speaker.name, record.speaker.role)
        for record in said(TELEVISION)
        if record.speaker and record.kind == "direct"
    }
    assert names == {("ADA QUILL", "HOST"), ("Ian Roe", "REPORTER, on camera"), ("MARA VALE", "HARBOUR MASTER")}
    assert {record.speaker.kind for record in said(ANSWERS) if record.speaker} == {"unnamed"}


def test_what_others_are_said_to_have_said_within_a_turn_is_kept() -> None:
    assert ("The crews", "say", "they won't work") in rows(TELEVISION)


@pytest.mark.parametrize("text", [LABELS, RECORDS, ROUND_UP, EXPLAINER, WINNERS, "", "Q: Why?\n\nA: So."])
def test_labels_of_other_kinds_are_no_speakers(text: str) -> None:
    assert turns(text, paragraphs(text)) == ()


def test_labels_in_ordinary_text_attribute_nothing() -> None:
    assert [row for row in rows(LABELS) if row[1] == ":"] == []


def test_a_live_blog_is_read_entry_by_entry() -> None:
    text = """10:42 a.m. The swing bridge is shut, the harbour master said.

10:58 a.m. “We are all going home,” Mara Vale told reporters at 10:55 a.m. on the quay.

Update, 11:20 a.m.: The council said it would meet on Friday.

12:05 p.m. ET — The harbour board says the crane is too small.
"""
    assert rows(text) == [
        ("the harbour master", "said", "The swing bridge is shut"),
        ("Mara Vale", "told", "“We are all going home,”"),
        ("The council", "said", "it would meet on Friday"),
        ("The harbour board", "says", "the crane is too small"),
    ]
    parts = [text[span.start : span.end] for span in sentences(text)]
    assert parts[:4] == [
        "10:42 a.m.",
        "The swing bridge is shut, the harbour master said.",
        "10:58 a.m.",
        "“We are all going home,” Mara Vale told reporters at 10:55 a.m. on the quay.",
    ]


def test_items_of_a_list_are_sentences_of_their_own() -> None:
    text = """What we know:

• The bridge was shut on Monday, according to the council
• Mara Vale said she had asked for a crane in the spring of last year
1. The council said no.
2. The board said that it would pay for half of the crane if asked
3. Nobody wrote back.
a. The pilots
"""
    parts = [text[span.start : span.end] for span in sentences(text)]
    assert parts == [line for line in text.split("\n") if line]
    assert ("the council", "according to", "The bridge was shut on Monday") in rows(text)
    assert ("The board", "said", "that it would pay for half of the crane if asked") in rows(text)


def test_a_headline_in_capitals_is_no_part_of_the_paragraph_below() -> None:
    text = """HARBOUR BOARD SAYS SWING BRIDGE WILL STAY SHUT UNTIL THE SPRING
The board met on Monday. “We have no crane,” Mara Vale said.

COUNCIL SAYS NO

The council said it had no money.
"""
    parts = [text[span.start : span.end] for span in sentences(text)]
    assert parts[0] == "HARBOUR BOARD SAYS SWING BRIDGE WILL STAY SHUT UNTIL THE SPRING"
    assert "COUNCIL SAYS NO" in parts
    assert ("Mara Vale", "said", "“We have no crane,”") in rows(text)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_line_end_parts_paragraphs(line_end: str) -> None:
    text = f"The gate is shut.{line_end}{line_end}Dell said it would open.{line_end}Nobody came."
    assert [text[span.start : span.end] for span in paragraphs(text)] == [
        "The gate is shut.",
        "Dell said it would open.",
        "Nobody came.",
    ]


BRITISH = "‘The quay is shut,’ said Dell. ‘She told me “never” and left.’"
QUOTES = [
    ("‘We won’t shut it,’ said Dell. ‘It’s the sailors’ quay.’", ["‘We won’t shut it,’", "‘It’s the sailors’ quay.’"]),
    (BRITISH, ["‘The quay is shut,’", "‘She told me “never” and left.’"]),
    ('"He told me, "never," and left," she said.', ['"He told me, "never," and left,"']),
    ("“He wrote “never” on it,” she said. “I left.”", ["“He wrote “never” on it,”", "“I left.”"]),
    ("“‘Shut it,’ he told me,” she said.", ["“‘Shut it,’ he told me,”"]),
    ("‘“Shut it,” he told me,’ she said.", ["‘“Shut it,” he told me,’"]),
    ("‘One goes on.\n\n‘The sailors’ two.\n\n‘Three,’ he said.", ["‘One goes on.", "‘The sailors’ two.", "‘Three,’"]),
    ('"The quay is shut, she said. Nobody came.\n\n"Go home," he said.', ['"The quay is shut,', '"Go home,"']),
    ('The quay is shut," she said. Nobody came.', ['The quay is shut,"']),
    ('Nobody came."We are shut," she said.', ['"We are shut,"']),
    ('She said " the gate is shut " twice.', ['" the gate is shut "']),
    ("”The quay is shut,“ she said. ”Go home.“", ["”The quay is shut,“", "”Go home.“"]),
    ("“The quay is shut,“ she said. “Go home.“", ["“The quay is shut,“", "“Go home.“"]),
    ('"The quay is shut,” she said. “Go home."', ['"The quay is shut,”', '“Go home."']),
    ("``The quay is shut,'' she said. ``Go home.″", ["``The quay is shut,''", "``Go home.″"]),
    ("`The quay is shut,' she said.", ["`The quay is shut,'"]),
    ("« Le quai est fermé », dit-elle. ‹Allez›", ["« Le quai est fermé »"]),
    ("‹Le quai est fermé›, dit-elle.", ["‹Le quai est fermé›"]),
    ("‚Der Kai ist zu‘, sagte sie.", ["‚Der Kai ist zu‘"]),
    ("「門は閉じた」と彼女は言った。", ["「門は閉じた」"]),
    ("＂The quay is shut,＂ she said.", ["＂The quay is shut,＂"]),
    ("'Tis the season. ’Tis late; ‘Tis cold, rock 'n' roll of the '90s and ‘80s.", []),
    ("He is 6'2\" and she 5′4″; a 12\" pipe and a 10' wall.", []),
    ("He is 6'2\" tall. \"I grew,\" he said.", ['"I grew,"']),
    ("The so-called ‘gate’ of the boss's “Old Song.”", ["‘gate’", "“Old Song.”"]),
    ("She said\u200b \"\u200bgo\u200b\" twice.", ['"\u200bgo\u200b"']),
    ("“The har\u00adbour is shut,\u00ad”\u00a0she said.\u00a0“Go.”", ["“The har\u00adbour is shut,\u00ad”", "“Go.”"]),
    ("'The\u200b quay isn't open,\u200b' she said.", ["'The\u200b quay isn't open,\u200b'"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), QUOTES)
def test_quotations_in_every_hand(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "wrong", ["“Never closed. He left", "Never opened.” He left", "'Tis \"odd", "“a “b ”c “d", "' \" ”"]
)
def test_a_wrong_mark_costs_its_own_paragraph_only(wrong: str) -> None:
    before, after = "“We are shut,” said Dell.", "The mayor, Ian Roe, said: “We will open.”"
    text = f"{before}\n\n{wrong}\n\n{after}"
    spans = found(text)
    assert spans[0] == "“We are shut,”"
    assert spans[-1] == "“We will open.”"
    assert all(quote in wrong for quote in spans[1:-1])


def test_invisible_characters_change_no_finding() -> None:
    plain = "“The harbour is shut,” Ada Dell said. According to Ian Roe, the council knew."
    odd = plain.replace("harbour", "har\u00adbour").replace("said", "sa\u200bid").replace("Roe", "\u2060Roe\ufeff")
    odd = odd.replace("Ada Dell", "Ada\u00a0Dell").replace("” ", "”\u200b\u202f")
    clean = odd.translate({ord(char): None for char in "\u00ad\u200b\u2060\ufeff"})
    bare = [
        tuple(part.translate({ord(c): None for c in "\u00ad\u200b\u2060\ufeff"}) for part in row) for row in rows(odd)
    ]
    assert [tuple(part.replace("\u00a0", " ").replace("\u202f", " ") for part in row) for row in bare] == rows(plain)
    assert len(clean) < len(odd)
    assert [record.speaker for record in said(odd)] == [record.speaker for record in said(plain)]


PIECES = st.sampled_from(
    ["QUILL:", "Ada Quill, host:", "Q:", "A.", "I", "you say", "(APPLAUSE)", "**Why?**", "“", "”", '"', "\n\n", "\n", ".", " ",
     "ada quill", "said", "\u200b", "\u00ad", "\u00a0", "10:42 a.m.", "• ", "1. ", "Update:", "\u2029", "VALE: we"]
)  # fmt: skip
DOCUMENTS = st.lists(PIECES, max_size=60).map("".join) | st.lists(PIECES, max_size=60).map(" ".join)


@given(DOCUMENTS)
def test_turns_are_in_order_and_apart(text: str) -> None:
    last = 0
    for turn in turns(text, paragraphs(text)):
        for span in (*((turn.label, turn.mark) if turn.label and turn.mark else ()), *turn.content):
            assert last <= span.start < span.end <= len(text)
            last = span.end


@given(DOCUMENTS)
@example("QUILL:I\xa0\u200b")
def test_any_document_is_read_and_every_span_lies_inside(text: str) -> None:
    for record in said(text):
        for span in (*record.source, *record.cue, *record.content):
            assert 0 <= span.start < span.end <= len(text)


def article(size: int) -> str:
    """Invented news of a given length: names come back, and quotations and reported speech stand in every paragraph."""
    chance = random.Random(7)
    first, last = ["Ada", "Ian", "Mara", "Noor", "Tove"], ["Quill", "Roe", "Vale", "Dell", "Ames", "Hart", "Lind"]
    verbs = ["said", "argued", "told reporters", "warned", "wrote"]
    things = ["the bridge", "the crane", "the old gate", "a third of the quay", "about 40 boats", "the budget"]
    pieces, length = [], 0
    while length < size:
        who = f"{chance.choice(first)} {chance.choice(last)}{chance.randrange(400)}"
        verb, one, two = chance.choice(verbs), chance.choice(things), chance.choice(things)
        pieces.append(
            f"“We will not give up {one},” {who}, a pilot of Port Ames, {verb}. The council said that {two} may be "
            f"closed by Friday, according to two officials. It reportedly cost ${chance.randrange(90)} million, the "
            f"Harbour Times reported, and {chance.choice(last)} {verb} that {one} was unsafe.\n\n"
        )
        length += len(pieces[-1])
    return "".join(pieces)[:size]


HARD = {
    "news": article,
    "no line ends": lambda size: article(size).replace("\n", " "),
    "no full stops": lambda size: article(size).replace(".", ""),
    "neither": lambda size: article(size).replace(".", "").replace("\n", " "),
    "capitals": lambda size: article(size).upper(),
    "only marks": lambda size: '"' * size,
    "unclosed": lambda size: "“a word. " * (size // 9),
    "stray closings": lambda size: "» ' " * (size // 4),
    "one word": lambda size: "said " * (size // 5),
    "short sayings": lambda size: "Vale said. " * (size // 11),
    "labels": lambda size: "VALE: I go. ROE: You go.\n" * (size // 25),
    "digits": lambda size: "7" * size,
    "spaces": lambda size: " " * size,
    "brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "one long word": lambda size: "A" * size,
    "stops without sentences": lambda size: ". ; " * (size // 4),
    "abbreviations": lambda size: "U.S. The " * (size // 9),
    "invisible": lambda size: "a\u00ad" * (size // 2),
    "numbers after a preposition": lambda size: "Vale said in May 1 2 3 4 in May 1 2 3 4 " * (size // 40),
    "softened": lambda size: "may " * (size // 4),
}


def seconds(text: str) -> float:
    started = time.process_time()
    read(Article("x", text, "Vale said 5 gates are shut"), "fast")
    return time.process_time() - started


@pytest.mark.parametrize("name", HARD)
def test_time_grows_with_length_and_no_faster(name: str) -> None:
    """Four times the text may take six times as long, half as much again as a straight line, and 0.2 s for noise."""
    seconds(HARD[name](2_000))
    small, large = 40_000, 160_000
    base = min(seconds(HARD[name](small)) for _ in range(2))
    assert any(seconds(HARD[name](large)) < 6 * base + 0.2 for _ in range(3)), "three times too slow, so no noise"


def test_a_megabyte_of_news_takes_seconds_and_grows_straight() -> None:
    quarter, whole = seconds(article(250_000)), seconds(article(1_000_000))
    assert any(took < 6 * quarter + 0.2 for took in (whole, seconds(article(1_000_000))))
    assert whole < 10


def test_memory_grows_with_length_and_no_faster() -> None:
    def peak(size: int) -> int:
        text = article(size)
        tracemalloc.start()
        read(Article("x", text, "Vale said 5 gates are shut"), "fast")
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    peak(2_000)
    assert peak(80_000) < 6 * peak(20_000)


def test_the_model_s_time_grows_straight_too() -> None:
    tag(article(2_000))
    times = []
    for size in (40_000, 160_000):
        text = article(size)
        began = time.process_time()
        assert tag(text)
        times.append(time.process_time() - began)
    assert times[1] < 6 * times[0] + 0.2
