"""Speakers: persons told from bodies, places, shows and firms; descriptions; first persons. All texts are invented."""

import re

import pytest

from retold.read.speakers import speaker, speakers
from retold.records import Attribution, Span, Speaker


def at(text: str, *sources: str, title: str | None = None) -> list[Speaker | None]:
    """The speakers of sources that are given, each looked for after the one before."""
    spans, place = [], 0
    for source in sources:
        match = re.compile(rf"(?<!\w){re.escape(source)}(?!\w)").search(text, place)
        assert match is not None
        spans.append(Span(*match.span()))
        place = match.end()
    records = [Attribution("indirect", (span,), (), (), None, 1.0) for span in spans]
    return speakers(text, records, title)


def name_of(text: str, *sources: str, title: str | None = None) -> str | None:
    found = at(text, *sources, title=title)[-1]
    return found.name if found else None


def kind_of(text: str, source: str) -> str:
    (found,) = at(text, source)
    assert found is not None
    return found.kind


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the Justice Department", Speaker("the Justice Department", None, "collective")),
        ("the Office for Harbour Statistics", Speaker("the Office for Harbour Statistics", None, "collective")),
        ("WHO Director General Ida Marsh", Speaker("Ida Marsh", "WHO Director General", "named")),
        ("the Justice Harbour Foundation", Speaker("the Justice Harbour Foundation", None, "collective")),
        (
            "the Supreme Court of the Halverne Isles",
            Speaker("the Supreme Court of the Halverne Isles", None, "collective"),
        ),
        ("the Safe Ferry Act", Speaker("the Safe Ferry Act", None, "document")),
        ("One of its owners, Sen. Ada Dell, R-Ames,", Speaker("Ada Dell", None, "named")),
        ("Sen. Ada Dell, R-Ames, another owner,", Speaker("Ada Dell", "owner", "named")),
        ("Reps. Ada Dell, R-Ames, and Ian Roe", Speaker("Reps. Ada Dell, R-Ames, and Ian Roe", None, "collective")),
        ("Sen. Ada Dell (R-Ames) a rower and former pilot", Speaker("Ada Dell", None, "named")),
        ("the white paper", Speaker("the white paper", None, "document")),
        (
            "the chairman of the Harbour Health Committee",
            Speaker(None, "chairman", "unnamed", "Harbour Health Committee"),
        ),
        ("Harbour chief of staff Ada Dell", Speaker("Ada Dell", None, "named")),
        (
            "The Department of Harbours and the NQB",
            Speaker("The Department of Harbours and the NQB", None, "collective"),
        ),
        ("Brackish pilot and former Secretary of State Ada Dell", Speaker("Ada Dell", None, "named")),
        ("Halvernian and Brackish officials", Speaker(None, "Halvernian and Brackish officials", "unnamed")),
        ("payroll processor NQB", Speaker("payroll processor NQB", None, "collective")),
        ("celebrities", Speaker("celebrities", None, "collective")),
        ("several high profile figures", Speaker("several high profile figures", None, "collective")),
        ("the figures", Speaker("the figures", None, "document")),
        ("Nearly the entire field", Speaker("the entire field", None, "collective")),
        ("some here", Speaker("some here", None, "collective")),
        ("the graph below", Speaker("the graph below", None, "document")),
        ("Ada Dell Ada Maria DellCrews", Speaker("Ada Dell", None, "named")),
        ("Judge Ada Dell", Speaker("Ada Dell", "Judge", "named")),
        ("Neither Ada Dell nor the port", Speaker("Neither Ada Dell nor the port", None, "collective")),
        ("economist and port critic Ada Dell", Speaker("Ada Dell", "economist and port critic", "named")),
        ("officials such as Quill", Speaker(None, "officials such as Quill", "unnamed")),
        ("pilots such as Quill", Speaker("pilots such as Quill", None, "collective")),
        ("Quill and other officials", Speaker("Quill and other officials", None, "collective")),
        ("someone using a port account", Speaker(None, "someone using a port account", "unnamed")),
        ("the judge presiding", Speaker(None, "judge presiding", "unnamed")),
        ("the brief", Speaker("the brief", None, "document")),
        ("the 9th Ferry Circuit", Speaker("the 9th Ferry Circuit", None, "collective")),
        ("his brother, former mayor Ian Roe", Speaker("Ian Roe", "former mayor", "named")),
        ("then-Secretary of State Ada Dell", Speaker("Ada Dell", "Secretary", "named", "State")),
        ("Hawk Dell", Speaker("Hawk Dell", None, "named")),
        ("James A. Dell", Speaker("James A. Dell", None, "named")),
        ("Ferryglass, one of the largest makers of glass", Speaker("Ferryglass", None, "collective")),
        ("Pilot's Rest, the group that runs the quay", Speaker("Pilot's Rest", None, "collective")),
        (
            "the top pilot on the Harbour Health, Ferries, Labour and Tides Committee",
            Speaker(None, "top pilot", "unnamed", "Harbour Health"),
        ),
        ("Ian Roe when he left the coalition", Speaker("Ian Roe", None, "named")),
    ],
)
def test_what_words_name(words: str, expected: Speaker) -> None:
    found = speaker("", words)
    assert (found.kind, found.name) == (expected.kind, expected.name)
    if expected.kind == "unnamed" or expected.affiliation:
        assert (found.role, found.affiliation) == (expected.role, expected.affiliation)


@pytest.mark.parametrize(
    ("words", "role", "affiliation"),
    [
        ("Halvernian Harbour Committee spokesman Ian Roe", "spokesman", "Halvernian Harbour Committee"),
        ("Anti-ferry campaigner Ian Roe", "Anti-ferry campaigner", None),
        ("Longtime talk show host Ian Roe", "Longtime talk show host", None),
        ("“Morning Quay” host Ian Roe", "host", "Morning Quay"),
        ("the University of Halverne at Ames law professor Ian Roe", "law professor", "University of Halverne at Ames"),
        ("Fired NQB agent Ian Roe", "Fired agent", "NQB"),
        ("chairman of the joint chiefs Gen. Ian Roe", "Gen.", None),
        ("Knights of Brackwater chief Ian Roe", "chief", "Knights of Brackwater"),
    ],
)
def test_roles_and_where_they_are_held(words: str, role: str, affiliation: str | None) -> None:
    found = speaker("", words)
    assert (found.name, found.role) == ("Ian Roe", role)
    assert found.affiliation == affiliation


def test_a_role_between_and_joins_a_name() -> None:
    text = "Port Health and Human Tides official Ian Roe came. Roe said no."
    (found,) = at(text, "Roe")
    assert found is not None
    assert found.affiliation == "Port Health and Human Tides"


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("Ships in Halverne wait. Halvernian crews rest. Halverne said no.", "Halverne", "collective"),
        ("The old ally Halverne and Halvernian crews came. Halverne said no.", "Halverne", "collective"),
        ("Quillo (QLO) fell. Quillo said no.", "Quillo", "collective"),
        ("Quillo CEO Ada Dell left. Quillo said it would stay.", "Quillo", "collective"),
        ("Then Quill Corp. fell. Quill said no.", "Quill", "collective"),
        ("Dell left her office. Dell said she would stay.", "Dell", "named"),
        ("The Harbour Herald of Ames broke it.", "The Harbour Herald", "outlet"),
    ],
)
def test_a_single_word_is_a_place_or_a_firm_by_its_company(text: str, source: str, kind: str) -> None:
    assert kind_of(text, source) == kind


def test_an_outlet_by_its_first_word() -> None:
    text = "Quill News broke the story of the ferry. Quill said that it was late."
    assert at(text, "Quill News", "Quill") == [Speaker("Quill News", None, "outlet")] * 2


def test_letters_are_a_body_and_no_pronoun() -> None:
    text = "The World Harbour Office met. The pilots waited for the WHO all day. WHO said no."
    found = at(text, "WHO", "WHO")[-1]
    assert found == Speaker("the World Harbour Office", None, "collective")


def test_a_body_is_no_person_whose_role_opens_with_its_name() -> None:
    text = "House Speaker Ada Dell left. The House said no."
    assert name_of(text, "The House") == "the House"
    text = "The Senate Harbour Committee met. The Senate said no. The committee said yes."
    assert [each and each.name for each in at(text, "The Senate", "The committee")] == [
        "the Senate",
        "the Senate Harbour Committee",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mayor Ian Roe toured the docks. In Costa Mara, he said no.", "Ian Roe"),
        ("Ian Roe toured the docks. Across Costa Mara it rained. He said no.", "Ian Roe"),
        ("Ian Roe met the crew. Morning Quay viewers saw it. He said no.", "Ian Roe"),
        ("The crew saw it.\n\nMayor Ian Roe came by. He said no.", "Ian Roe"),
        ("Ada Dell asked him about his boat and his crew. She said no.", "Ada Dell"),
    ],
)
def test_a_pronoun_is_no_place_and_no_show(text: str, name: str) -> None:
    (found,) = at(text, re.findall(r"\b(?:[Hh]e|[Ss]he)\b", text)[-1])
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Halvernian President Ada Dell met President Ian Roe. The Halvernian leader said no.", "leader", "Ada Dell"),
        ("President Ian Roe left. The Halvernian president said no.", "president", None),
        ("President Ian Roe left. The 43rd president said no.", "president", None),
        ("Justice Ian Roe met Chief Justice Ada Dell. The chief justice said no.", "justice", "Ada Dell"),
        ("Ada Dell, chairwoman of the port, met Ian Roe. The chairman said no.", "chairman", None),
        ("President Ian Roe left. The union leader said no.", "leader", None),
        ("Ada Dell, head of Brackwater Rowing, left. The Brackwater Rowing leader said no.", "leader", "Ada Dell"),
        ("Quill News anchor Ada Dell met Ian Roe. The Quill News host said no.", "host", "Ada Dell"),
    ],
)
def test_a_description_means_whom_its_origin_fits(text: str, source: str, name: str | None) -> None:
    start, end = text.rindex("The "), text.rindex(source) + len(source)
    (found,) = speakers(text, [Attribution("indirect", (Span(start, end),), (), (), None, 1.0)], None)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Speaker of the House Ada Dell left. Dell said no.", "Dell said", "Ada Dell"),
        ("The pollster Celia Lake came. Lake said no.", "Lake said", "Celia Lake"),
        ("The council's lawyer James A. Dell came. Dell said no.", "Dell said", "James A. Dell"),
        ("PORT AMES (CNN) Ada Dell came. Dell said no.", "Dell said", "Ada Dell"),
        ("Drew Dell came. Dell said no.", "Dell said", "Drew Dell"),
        ("It fell to conservatives who came and who said no.", "who said", "conservatives"),
        ("Her father, Ian Roe, came. Her father said no.", "Her father said", "Ian Roe"),
        ("Bo Dell came. “No,” Dell spokesman Ian Roe said, though he said yes.", "he said", "Ian Roe"),
        ("Ada Dell rows.\n\nOne of them is Ian Roe. “No,” he said.", "he said", "Ian Roe"),
        ("Roger Dell came. Roger said no.", "Roger said", "Roger Dell"),
        ("Ada Dell, president of the port, spoke with the crew, the spokesman said. He left.", "spokesman", None),
        ("President Dell came. Some think that Ian Dell lied. Dell said no.", "Dell said", "Ian Dell"),
        ("It fell to Ada Quill Dell. Quill Dell said no.", "Quill Dell said", "Ada Quill Dell"),
        ("It fell to Ian Roe, a former pilot who said no.", "who said", "Ian Roe"),
        ("It was at Harbourpost.com, which said no.", "which said", "Harbourpost.com"),
        ("Ian Roe, who has built his boat, came.", "who has built his boat", "Ian Roe"),
    ],
)
def test_who_is_meant(text: str, source: str, name: str | None) -> None:
    words = source.removesuffix(" said")
    start = text.rindex(source)
    (found,) = speakers(text, [Attribution("indirect", (Span(start, start + len(words)),), (), (), None, 1.0)], None)
    assert found is not None
    assert found.name == name


def test_a_title_in_capitals_names_nobody() -> None:
    text = "The pilot Ada Dell came by. She said no."
    assert name_of(text, "She", title="Pilot Says No, Calls Harbour Back to the Quay at NQB") == "Ada Dell"


def test_they_are_not_the_object_of_a_verb() -> None:
    text = "The crews waited for days. Roe warns pilots of rust, and they said so."
    assert name_of(text, "they") != "roe warns pilots"
    assert name_of("But pilots blocked the gate, and they said so.", "they") == "pilots"


def quoted(text: str, speaking: str, inside: str, *, whole: bool) -> Speaker | None:
    """Who `inside` is, in the quotation of `text` that `speaking` says: its content whole, or without these words."""
    first, last = text.index("“"), text.index("”")
    place, source = text.index(inside, first), text.rindex(speaking)
    content = Span(first, last) if whole else Span(first, place)
    records = [
        Attribution("direct", (Span(source, source + len(speaking)),), (), (content,), None, 1.0),
        Attribution("indirect", (Span(place, place + len(inside)),), (), (Span(last - 2, last),), None, 1.0),
    ]
    return speakers(text, records, None)[1]


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("word", ["We", "I"])
def test_the_first_person_of_a_quotation_is_who_says_it(word: str, whole: bool) -> None:
    found = quoted(f"“It is late. {word} told them so,” Ada Dell said.", "Ada Dell", word, whole=whole)
    assert found is not None
    assert found.name == "Ada Dell"


@pytest.mark.parametrize("word", ["We", "I"])
def test_the_first_person_of_an_embedded_tweet_is_who_signs_it(word: str) -> None:
    text = f"Mayor Ada Dell wrote it down.\n\nIt is late. {word} told them so! — Ada Dell (@adadell) May 4, 2019\n\nShe left."
    (found,) = at(text, word)
    assert found is not None
    assert found.name == "Ada Dell"
    (after,) = at(f"{text} {word} saw it.", f"{word} saw")
    assert after is not None
    assert after.name is None


SWAPPED = "Democratic Republican", "Halvernian Brackish", "Quill Ferry"


@pytest.mark.parametrize(
    "text",
    [
        "The Democratic senator, Ada Dell, left. The Democratic lawmaker said no. Democrats such as Dell agreed.",
        "Halvernian President Ada Dell left. The Halvernian leader said no.",
        "Quill News host Ada Dell left. Quill said no.",
    ],
)
def test_parties_peoples_and_outlets_may_be_swapped(text: str) -> None:
    swaps = dict(pair.split() for pair in SWAPPED) | {"Democrats": "Republicans"}
    other = re.sub("|".join(sorted(swaps, key=len, reverse=True)), lambda match: swaps[match.group()], text)
    sources = [re.findall(r"\. ((?:The )?[\w ]+?) (?:said|agreed)", each) for each in (text, other)]
    found = [at(each, *words) for each, words in zip((text, other), sources, strict=True)]
    assert [each and (each.kind, each.entity) for each in found[0]] == [
        each and (each.kind, each.entity) for each in found[1]
    ]


def test_a_president_is_not_the_son_of_that_surname() -> None:
    text = "President Dell left. Dell said no. The president's son, Ian, came. Ian Dell said yes."
    assert [each and each.name for each in at(text, "Dell", "Ian", "Ian Dell")] == ["Dell", "Ian Dell", "Ian Dell"]


def test_a_letter_that_says_something_is_no_person() -> None:
    (found,) = at("The pilot wrote a letter to Ian Roe, which asked for more.", "which")
    assert found is not None
    assert (found.kind, found.name) == ("document", None)
