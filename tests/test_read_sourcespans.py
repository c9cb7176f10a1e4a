"""Sources of the tagger made whole. All texts are invented."""

import re

import pytest

from retold.read.drafts import Draft
from retold.read.sourcespans import mended
from retold.records import Span


def mend(marked: str) -> str:
    """`marked` holds [a source] and <a cue>; the words of the mended source."""
    found = {mark: marked.index(mark) for mark in "[]<>"}
    text = re.sub(r"[\[\]<>]", "", marked)
    place = {mark: at - sum(other < at for other in found.values()) for mark, at in found.items()}
    source, cue = Span(place["["], place["]"]), Span(place["<"], place[">"])
    draft = Draft("model", [source], [cue], [Span(len(text) - 1, len(text))])
    whole = mended(text, draft)
    assert (whole.cue, whole.content) == (draft.cue, draft.content)
    return "|".join(text[span.start : span.end] for span in whole.source)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[The pilots of Ames] <said> no.", "The pilots of Ames"),
        ("[The last] week <has shown> no.", "The last week"),
        ("In May, [the] NQB <said> no.", "the NQB"),
        ("[A report by] the water board <says> no.", "A report by the water board"),
        ("[Only members of] Congress, who know it, <can say> no.", "Only members of Congress"),
        ("[A port account on] Quillbox <said> no.", "A port account on Quillbox"),
        ("[a] U.S. court <said> no.", "a U.S. court"),
        ("It was backed by [the port, and] many pilots, who <agreed to> no.", "the port"),
        ("[Mayor Ada Dell, who] <said> no.", "Mayor Ada Dell"),
        ("[Ada Dell, at] a later talk, <said> no.", "Ada Dell"),
        ("[the World Harbour Office (WHO)] <said> no.", "the World Harbour Office (WHO)"),
        ("[the US] <said> no.", "the US"),
        ("[All of them] <said> no.", "All of them"),
        ("[one] <said> no.", "one"),
        ("[The speaker last] week <said> no.", "The speaker"),
        ("[her] <belief> no.", "her"),
        (
            "It was signed by [Reps]. Ada Dell, R-Ames, and Ian Roe, and it <said> no.",
            "Reps. Ada Dell, R-Ames, and Ian Roe",
        ),
        ("It was signed by [Sen]. Ada Dell and it <said> no.", "Sen. Ada Dell"),
        ("[Photo: Northwire/Bo Ames\n\nThe council] <says> no.", "The council"),
        ("<said> [Ada Dell\n\nThe council] is no.", "Ada Dell"),
        ("[PORT AMES (CNN) Ada Dell] <said> no.", "Ada Dell"),
        (
            "[The Harbour Safety Office (HSO) Director Ada Dell] <said> no.",
            "The Harbour Safety Office (HSO) Director Ada Dell",
        ),
    ],
)
def test_a_source_is_whole(marked: str, expected: str) -> None:
    assert mend(marked) == expected


def test_according_to_is_followed_by_its_source() -> None:
    text = "The Quill reports that according to Ian Roe of the port, it is late."
    cue = Span(text.index("according"), text.index(" Ian"))
    draft = Draft("model", [Span(0, 9)], [cue], [Span(text.index("it is"), len(text) - 1)])
    (source,) = mended(text, draft).source
    assert text[source.start : source.end] == "Ian Roe of the port"


def test_according_to_keeps_the_source_that_follows_it() -> None:
    text = "It is late, according to a report by the port out on Monday."
    start = text.index("a report")
    source = [Span(start, text.index(" out"))]
    draft = Draft("model", source, [Span(text.index("according"), start - 1)], [Span(0, 10)])
    assert mended(text, draft) is draft
    assert mended(text, Draft("model", [], [Span(0, 2)], [Span(3, 5)])).source == []
