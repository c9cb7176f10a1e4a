"""Speakers: names made full, roles, pronouns, and those without a name. All texts are invented."""

import pytest

from retold.read.attributions import attributions
from retold.read.speakers import speaker
from retold.records import Speaker
from retold.text import sentences


def read(text: str, title: str | None = None) -> list[Speaker | None]:
    return [record.speaker for record in attributions(text, sentences(text), title)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ada Dell", Speaker("Ada Dell", None, "named")),
        ("Ada Dell, the mayor of Brackwater", Speaker("Ada Dell", "the mayor of Brackwater", "named")),
        ("Mayor Ada Dell", Speaker("Ada Dell", "Mayor", "named")),
        ("Mr. Roe", Speaker("Roe", None, "named")),
        ("Harbour Union spokesman Ian Roe", Speaker("Ian Roe", "Harbour Union spokesman", "named")),
        ("former harbour master Ian van der Roe", Speaker("Ian van der Roe", "former harbour master", "named")),
        ("Ian Roe, 63, of Port Ames", Speaker("Ian Roe", None, "named")),
        ("a council spokesman, Ian Roe", Speaker("Ian Roe", "a council spokesman", "named")),
        ("Nell Goodman", Speaker("Nell Goodman", None, "named")),
        ("a senior aide", Speaker(None, "a senior aide", "unnamed")),
        ("Officials", Speaker(None, "Officials", "unnamed")),
        (
            "two officials with knowledge of the talks",
            Speaker(None, "two officials with knowledge of the talks", "unnamed"),
        ),
        ("People familiar with the matter", Speaker(None, "People familiar with the matter", "unnamed")),
        ("sources close to the council", Speaker(None, "sources close to the council", "unnamed")),
        ("advocates", Speaker("advocates", None, "collective")),
        ("the union", Speaker("the union", None, "collective")),
        ("police", Speaker("police", None, "collective")),
        ("the Transport Council", Speaker("the Transport Council", None, "collective")),
        ("the report", Speaker("the report", None, "document")),
        ("court papers", Speaker("court papers", None, "document")),
        ("a report by the Harbour Ledger", Speaker("a report by the Harbour Ledger", None, "document")),
        ("the Harbour Ledger", Speaker("the Harbour Ledger", None, "outlet")),
        ("the newspaper", Speaker("the newspaper", None, "outlet")),
    ],
)
def test_what_words_name(words: str, expected: Speaker) -> None:
    assert speaker("", words) == expected


def test_a_surname_is_the_person_named_in_full_before() -> None:
    text = (
        "Ada Dell, the mayor of Brackwater, opened the quay. Dell said it was safe. Mayor Dell said more would follow."
    )
    assert {found.name for found in read(text) if found} == {"Ada Dell"}
    assert read(text)[0] == Speaker("Ada Dell", "the mayor of Brackwater", "named")


def test_the_nearest_of_two_namesakes_is_meant() -> None:
    text = "Ada Dell left. Dell said no.\n\nIan Dell stayed on. Dell said yes."
    assert [found.name for found in read(text) if found] == ["Ada Dell", "Ian Dell"]


def test_a_title_with_the_surname_tells_namesakes_apart() -> None:
    text = "Mr. Ian Dell and Mrs. Ada Dell met the crew. Mr. Dell said it rained. Mrs. Dell said it did not."
    assert [found.name for found in read(text) if found] == ["Ian Dell", "Ada Dell"]


def test_a_role_is_the_one_person_who_has_it() -> None:
    text = "Mayor Ada Dell met Ian Roe. Roe said it was late. The mayor said that it was early."
    assert [found.name for found in read(text) if found] == ["Ian Roe", "Ada Dell"]
    two = "Mayor Ada Dell met Mayor Ian Roe. The mayor said that it was early."
    assert [found.name for found in read(two) if found] == [None]


def test_a_pronoun_is_the_speaker_before() -> None:
    text = "Ada Dell said the quay was shut. She added that it would reopen.\n\n“It is sad,” she said."
    assert {found.name for found in read(text) if found} == {"Ada Dell"}


def test_a_pronoun_passes_over_the_other_gender() -> None:
    text = "Mrs. Ada Dell said the quay was shut. Mr. Ian Roe said it was open. She added that it was sad."
    assert [found.name for found in read(text) if found] == ["Ada Dell", "Ian Roe", "Ada Dell"]


def test_a_pronoun_is_a_person_named_since() -> None:
    text = "Ada Dell said the quay was shut. Ian Roe stood by the gate. He said it was open."
    assert [found.name for found in read(text) if found] == ["Ada Dell", "Ian Roe"]


def test_a_pronoun_with_nobody_before_has_no_name() -> None:
    assert read("She said that the quay was shut.") == [Speaker(None, None, "unnamed")]


def test_they_are_the_group_and_it_is_the_document() -> None:
    assert read("Dozens of pilots said it rained. They said it was cold.")[1] == Speaker(
        "Dozens of pilots", None, "collective"
    )
    assert read("The report found that rust had spread. It said the crew was tired.")[1] == Speaker(
        "The report", None, "document"
    )


def test_a_relative_clause_speaks_for_what_it_hangs_on() -> None:
    found = read("The crew thanked Ian Roe, who said that it had been easy.")
    assert found[-1] is not None
    assert found[-1].name == "Ian Roe"


def test_the_title_names_whom_the_text_does_not() -> None:
    found = read("Dell said that the quay was shut.", "Ada Dell shuts the quay in a storm")
    assert found == [Speaker("Ada Dell", None, "named")]


def test_without_source_there_is_no_speaker() -> None:
    assert read("It was reported that the ferry had sunk.") == [None]
