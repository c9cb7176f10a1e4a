"""Speakers: names made full, roles, affiliations, pronouns, and those without a name. All texts are invented."""

import random
import re
import time

import pytest

from retold.read.attributions import attributions
from retold.read.speakers import speaker, speakers
from retold.records import Attribution, Span, Speaker
from retold.text import sentences


def read(text: str, title: str | None = None) -> list[Speaker | None]:
    return [record.speaker for record in attributions(text, sentences(text), title, "fast")]


def names(text: str, title: str | None = None) -> list[str | None]:
    return [found.name for found in read(text, title) if found]


def at(text: str, *sources: str) -> list[Speaker | None]:
    """The speakers of sources that are given, each looked for after the one before."""
    spans, place = [], 0
    for source in sources:
        match = re.compile(rf"\b{re.escape(source)}\b").search(text, place)
        assert match is not None
        spans.append(Span(*match.span()))
        place = match.end()
    records = [Attribution("indirect", (span,), (), (), None, 1.0) for span in spans]
    return speakers(text, records, None)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ada Dell", Speaker("Ada Dell", None, "named")),
        ("Zeno", Speaker("Zeno", None, "named")),
        ("Ada Dell, the mayor of Brackwater", Speaker("Ada Dell", "mayor", "named", "Brackwater")),
        ("Mayor Ada Dell", Speaker("Ada Dell", "Mayor", "named")),
        ("Mr. Roe", Speaker("Roe", None, "named")),
        ("Mrs. Ahmed", Speaker("Ahmed", None, "named")),
        ("Lt. Gov. Ada Dell", Speaker("Ada Dell", "Lt. Gov.", "named")),
        ("the Rev. Ian Roe", Speaker("Ian Roe", "Rev.", "named")),
        ("Secretary of State Ada Dell", Speaker("Ada Dell", "Secretary", "named", "State")),
        ("Harbour Union spokesman Ian Roe", Speaker("Ian Roe", "spokesman", "named", "Harbour Union")),
        ("Union spokesman Ian d’Arcy", Speaker("Ian d’Arcy", "Union spokesman", "named")),
        ("former harbour master Ian van der Roe", Speaker("Ian van der Roe", "former harbour master", "named")),
        ("Robert “Bob” Dell Jr.", Speaker("Robert Dell Jr.", None, "named")),
        ("Ada Quill-Roe", Speaker("Ada Quill-Roe", None, "named")),
        ("Ian O’Roe", Speaker("Ian O’Roe", None, "named")),
        ("Ian Roe, 63, of Port Ames", Speaker("Ian Roe", None, "named")),
        ("Ian Roe of the Marsh Institute", Speaker("Ian Roe", None, "named", "Marsh Institute")),
        ("a council spokesman, Ian Roe", Speaker("Ian Roe", "council spokesman", "named")),
        ("Zeno's lawyer, Ada Quill", Speaker("Ada Quill", "lawyer", "named", "Zeno")),
        ("Ada Quill's manager, Bo Dell", Speaker("Bo Dell", "manager", "named", "Ada Quill")),
        (
            "Bo Dell, a spokesman for the Halverne Port Authority,",
            Speaker("Bo Dell", "spokesman", "named", "Halverne Port Authority"),
        ),
        (
            "Bo Dell, director of polling at the Marsh Institute",
            Speaker("Bo Dell", "director of polling", "named", "Marsh Institute"),
        ),
        ("Sen. Bo Dell, a Port Ames Democrat", Speaker("Bo Dell", "Sen.", "named")),
        ("Nell Goodman", Speaker("Nell Goodman", None, "named")),
        ("@adadell", Speaker("@adadell", None, "named")),
        ("a senior aide", Speaker(None, "senior aide", "unnamed")),
        ("his lawyer", Speaker(None, "lawyer", "unnamed")),
        ("a Dell aide", Speaker(None, "aide", "unnamed", "Dell")),
        (
            "A spokeswoman for the Halverne Port Authority",
            Speaker(None, "spokeswoman", "unnamed", "Halverne Port Authority"),
        ),
        ("the billionaire real estate mogul", Speaker(None, "billionaire real estate mogul", "unnamed")),
        ("Officials", Speaker(None, "officials", "unnamed")),
        ("one of the officials", Speaker(None, "one of the officials", "unnamed")),
        (
            "three current and former harbour officials",
            Speaker(None, "three current and former harbour officials", "unnamed"),
        ),
        (
            "two officials with knowledge of the talks",
            Speaker(None, "two officials with knowledge of the talks", "unnamed"),
        ),
        ("People familiar with the matter", Speaker(None, "people familiar with the matter", "unnamed")),
        ("a person familiar with the matter", Speaker(None, "person familiar with the matter", "unnamed")),
        ("two people briefed on the talks", Speaker(None, "two people briefed on the talks", "unnamed")),
        ("sources close to the council", Speaker(None, "sources close to the council", "unnamed")),
        ("someone at the port", Speaker(None, "someone at the port", "unnamed")),
        ("advocates", Speaker("advocates", None, "collective")),
        ("critics", Speaker("critics", None, "collective")),
        ("62 percent of voters", Speaker("62 percent of voters", None, "collective")),
        ("the union", Speaker("the union", None, "collective")),
        ("the campaign", Speaker("the campaign", None, "collective")),
        ("The Dell camp", Speaker("the Dell camp", None, "collective")),
        ("the candidate's camp", Speaker("the candidate's camp", None, "collective")),
        ("police", Speaker("police", None, "collective")),
        ("Ada Dell and Ian Roe", Speaker("Ada Dell and Ian Roe", None, "collective")),
        ("the Transport Council", Speaker("the Transport Council", None, "collective")),
        ("the Ministry of Harbours", Speaker("the Ministry of Harbours", None, "collective")),
        ("the statement", Speaker("the statement", None, "document")),
        ("the report", Speaker("the report", None, "document")),
        (
            "a poll by the Marsh Institute",
            Speaker("a poll by the Marsh Institute", None, "document", "Marsh Institute"),
        ),
        ("court papers", Speaker("court papers", None, "document")),
        (
            "a report by the Harbour Ledger",
            Speaker("a report by the Harbour Ledger", None, "document", "Harbour Ledger"),
        ),
        ("the Harbour Ledger", Speaker("the Harbour Ledger", None, "outlet")),
        ("The Post", Speaker("the Post", None, "outlet")),
        ("the newspaper", Speaker("the newspaper", None, "outlet")),
    ],
)
def test_what_words_name(words: str, expected: Speaker) -> None:
    assert speaker("", words) == expected


def test_a_surname_is_the_person_named_in_full_before() -> None:
    text = (
        "Ada Dell, the mayor of Brackwater, opened the quay. Dell said it was safe. Mayor Dell said more would follow."
    )
    assert set(names(text)) == {"Ada Dell"}
    assert read(text)[0] == Speaker("Ada Dell", "mayor", "named", "Brackwater")


def test_one_entity_however_called() -> None:
    text = (
        "Zeno, the co-director of the Marsh Institute, opened the vault. Mr. Ian Roe stood by.\n\n“It is dry,” Zeno said. "
        "She added that it would stay so. The co-director said she was glad. Roe said nothing would change."
    )
    found = [each for each in read(text) if each]
    assert [each.name for each in found] == ["Zeno", "Zeno", "Zeno", "Ian Roe"]
    assert [each.entity for each in found] == [0, 0, 0, 1]
    assert found[2] == Speaker("Zeno", "co-director", "named", "Marsh Institute")


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Robert “Bob” Dell left. Bob said no.", "Bob", "Robert Dell"),
        ("Ada Dell left. Ada said no.", "Ada", "Ada Dell"),
        ("Ada M. Dell left. Ada Dell said no.", "Ada Dell", "Ada M. Dell"),
        ("Sen. Chuck Dell left. Sen. Charles Dell said no.", "Charles Dell", "Chuck Dell"),
        ("Robert Dell Jr. left. Dell said no.", "Dell", "Robert Dell Jr."),
        ("Ian van der Roe left. Roe said no.", "Roe", "Ian van der Roe"),
        ("Lena Judge left. Judge said no.", "Judge", "Lena Judge"),
        ("“Go,” said Ada Dell.\n\nDELL: I said no.", "DELL", "Ada Dell"),
        ("\nADA DELL: Is it late?\n\nIAN ROE: No.\n\nDELL: I said no.", "DELL", "ADA DELL"),
        ("Mark Dell, 55, runs a shop near the mark. Dell said no.", "Dell", "Mark Dell"),
        ("Asked about it, Ada Dell shrugged. Citing Dell, the crew left. Dell said no.", "Dell", "Ada Dell"),
    ],
)
def test_later_names_are_made_full(text: str, source: str, name: str) -> None:
    place = text.rindex(source)
    record = Attribution("indirect", (Span(place, place + len(source)),), (), (), None, 1.0)
    (found,) = speakers(text, [record], None)
    assert found is not None
    assert found.name == name


def test_the_nearest_of_two_namesakes_is_meant() -> None:
    text = "Ada Dell left. Dell said no.\n\nIan Dell stayed on. Dell said yes."
    assert names(text) == ["Ada Dell", "Ian Dell"]


def test_a_bare_surname_is_not_the_wife_of_the_one_so_called() -> None:
    text = "President Dell spoke at noon. His wife, Ada Dell, waited. Dell said that he was tired."
    assert read(text)[-1] == Speaker("Dell", "President", "named")


def test_a_title_with_the_surname_tells_namesakes_apart() -> None:
    text = "Mr. Ian Dell and Mrs. Ada Dell met the crew. Mr. Dell said it rained. Mrs. Dell said it did not."
    assert names(text) == ["Ian Dell", "Ada Dell"]


def test_a_role_is_the_one_person_who_has_it() -> None:
    text = "Mayor Ada Dell met Ian Roe. Roe said it was late. The mayor said that it was early."
    assert names(text) == ["Ian Roe", "Ada Dell"]
    two = "Mayor Ada Dell met Mayor Ian Roe. The mayor said that it was early."
    assert names(two) == [None]
    assert read(two)[0] == Speaker(None, "mayor", "unnamed")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sen. Ada Dell met Gov. Ian Roe. The senator said it was late.", "Ada Dell"),
        ("Sen. Ada Dell met Gov. Ian Roe. The lawmaker said it was late.", "Ada Dell"),
        ("Lt. Gov. Ada Dell met Gov. Ian Roe. The governor said it was late.", "Ian Roe"),
        ("Ada Dell, a spokeswoman for the port, met Ian Roe. The spokesperson said it was late.", "Ada Dell"),
        ("Ada Dell met Ian Roe. The judge said that it was late.", None),
        ("Ada Dell sold the docks. The real estate mogul said that it was late.", "Ada Dell"),
        ("Ada Dell met Ian Roe. The real estate mogul said that it was late.", None),
        ("The mayor of Ames, Ada Dell, met Ian Roe. The mayor of Brackwater said it was late.", None),
    ],
)
def test_descriptions_mean_who_holds_the_role_or_nobody(text: str, name: str | None) -> None:
    assert names(text)[-1] == name


def test_someone_without_a_name_is_one_entity_too() -> None:
    found = read("A senior aide said that it was late. He said it was dark. The aide said that it was cold.")
    assert [each.entity for each in found if each] == [0, 0, 0]
    assert {each.role for each in found if each} == {"senior aide"}


def test_a_pronoun_is_the_speaker_before() -> None:
    text = "Ada Dell said the quay was shut. She added that it would reopen.\n\n“It is sad,” she said."
    assert set(names(text)) == {"Ada Dell"}


def test_a_pronoun_passes_over_the_other_gender() -> None:
    text = "Mrs. Ada Dell said the quay was shut. Mr. Ian Roe said it was open. She added that it was sad."
    assert names(text) == ["Ada Dell", "Ian Roe", "Ada Dell"]


def test_gender_is_learned_from_pronouns_elsewhere() -> None:
    text = (
        "Ada Dell packed her bag. She left early.\n\nDell took her time.\n\nIan Roe packed his bag. He left late.\n\n"
        "Roe took his time.\n\nThe crew saw Dell and Roe at the gate. She said that it was open."
    )
    assert names(text)[-1] == "Ada Dell"


def test_a_pronoun_is_a_person_named_since() -> None:
    text = "Ada Dell said the quay was shut. Ian Roe stood by the gate. He said it was open."
    assert names(text) == ["Ada Dell", "Ian Roe"]


def test_a_pronoun_is_not_who_is_only_named_inside_a_quotation() -> None:
    text = "Ada Dell opened the quay. “Ian Roe is a fool,” Dell said. She said he had been warned."
    assert names(text) == ["Ada Dell", "Ada Dell"]


def test_where_two_fit_alike_nobody_is_meant() -> None:
    assert at("The crew saw Ada Dell with Bo Ames. She said that it was late.", "She") == [
        Speaker(None, None, "unnamed")
    ]


def test_a_pronoun_with_nobody_before_has_no_name() -> None:
    assert read("She said that the quay was shut.") == [Speaker(None, None, "unnamed")]


def test_the_first_person_is_the_speaker_of_its_quotation_or_the_author() -> None:
    text = "“It is late, and I said so,” Ada Dell said. I said so too."
    records = [
        Attribution("direct", (Span(29, 37),), (), (Span(0, 28),), None, 1.0),
        Attribution("indirect", (Span(17, 18),), (), (Span(24, 26),), None, 1.0),
        Attribution("indirect", (Span(44, 45),), (), (Span(51, 53),), None, 1.0),
    ]
    assert [text[r.source[0].start : r.source[0].end] for r in records] == ["Ada Dell", "I", "I"]
    assert speakers(text, records, None) == [
        Speaker("Ada Dell", None, "named"),
        Speaker("Ada Dell", None, "named"),
        Speaker(None, "author", "unnamed"),
    ]


def test_they_are_the_group_and_it_is_the_document() -> None:
    assert read("Dozens of pilots said it rained. They said it was cold.")[1] == Speaker(
        "dozens of pilots", None, "collective"
    )
    found = read("The report found that rust had spread. It said the crew was tired.")
    assert found[1] == Speaker("the report", None, "document")


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("The Halverne Port Authority shut the quay. It said so.", "It", "the Halverne Port Authority"),
        ("The Halverne Port Authority shut the quay. The authority said so.", "authority", None),
        ("Workers blocked the gate. They said so.", "They", "workers"),
        ("Ada Dell and Ian Roe blocked the gate. They said so.", "They", "Ada Dell and Ian Roe"),
        ("The Harbour Ledger broke the story. The newspaper said so.", "The newspaper", "the Harbour Ledger"),
        ("The Harbour Safety Board met. The HSB said so.", "HSB", "the Harbour Safety Board"),
    ],
)
def test_bodies_are_found_again(text: str, source: str, name: str | None) -> None:
    place = text.rindex(source)
    start = place - 4 if source == "authority" else place
    record = Attribution("indirect", (Span(start, place + len(source)),), (), (), None, 1.0)
    (found,) = speakers(text, [record], None)
    assert found is not None
    assert (found.name or "").lower() == (name or "the Halverne Port Authority").lower()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The crew thanked Ian Roe, who said that it had been easy.", ("Ian Roe", "named")),
        ("The crew thanked Ian Roe, the mayor of Ames, who said it had been easy.", ("Ian Roe", "named")),
        ("He thanked the pilots of Port Ames who said it was easy.", ("the pilots of Port Ames", "collective")),
        ("It fell to an aide who said it was easy.", (None, "unnamed")),
        ("It fell to critics who said it was easy.", ("critics", "collective")),
    ],
)
def test_a_relative_clause_speaks_for_what_it_hangs_on(text: str, expected: tuple[str | None, str]) -> None:
    (found,) = at(text, "who")
    assert found is not None
    assert (found.name, found.kind) == expected


def test_the_title_names_whom_the_text_does_not() -> None:
    found = read("Dell said that the quay was shut.", "Ada Dell shuts the quay in a storm")
    assert found == [Speaker("Ada Dell", None, "named")]


def test_without_source_there_is_no_speaker() -> None:
    assert read("It was reported that the ferry had sunk.") == [None]


TEXT = (
    "Mayor Ada Dell met Ian Roe, a spokesman for the Halverne Port Authority, on Monday. Roe said the quay was shut. "
    "He said it would reopen. The authority said it was sorry. “I am not,” Dell said.\n\nCritics said she was wrong. "
    "They said so twice. The mayor said they were late, and two officials said that she had been told."
)


def test_the_order_of_the_records_makes_no_difference() -> None:
    records = list(attributions(TEXT, sentences(TEXT)))
    found = speakers(TEXT, records, None)
    assert len(records) > 6
    order = list(range(len(records)))
    random.Random(3).shuffle(order)
    shuffled = speakers(TEXT, [records[n] for n in order], None)
    for n, place in enumerate(order):
        assert shuffled[n] == found[place]
        assert (shuffled[n] and shuffled[n].entity) == (found[place] and found[place].entity)


def test_other_names_of_the_same_shape_change_nothing() -> None:
    swaps = {"Ada": "Ida", "Dell": "Voss", "Ian": "Tam", "Roe": "Orr", "Halverne": "Brackley"}
    swapped = re.sub("|".join(swaps), lambda match: swaps[match.group()], TEXT)
    back = {new: old for old, new in swaps.items()}

    def restored(words: str | None) -> str | None:
        return words and re.sub("|".join(back), lambda match: back[match.group()], words)

    found, other = read(TEXT), read(swapped)
    assert [each and (each.name, each.role, each.kind, each.affiliation, each.entity) for each in found] == [
        each and (restored(each.name), restored(each.role), each.kind, restored(each.affiliation), each.entity)
        for each in other
    ]


def test_time_is_linear_in_the_length_of_the_text() -> None:
    def seconds(copies: int) -> float:
        text = " ".join(
            f"Zed{n} Quill said he was here. Mayor Ann{n} Dell left, Quill said. The mayor said no."
            for n in range(copies)
        )
        found = re.finditer(r"\b(he|Quill|The mayor) (?:was|said)", text)
        records = [Attribution("indirect", (Span(*match.span(1)),), (), (), None, 1.0) for match in found]
        started = time.process_time()
        speakers(text, records, None)
        return time.process_time() - started

    seconds(20)
    assert seconds(1600) < 16 * max(seconds(200), 0.02)


@pytest.mark.parametrize(
    "text", ["", " ", "...", "“”", "’s said", "Mr. said", "the said", "of of of", "A. B. C.", "\u200b"]
)
def test_odd_sources_give_a_speaker(text: str) -> None:
    record = Attribution("indirect", (Span(0, len(text)),), (), (), None, 1.0)
    (found,) = speakers(text, [record], None)
    assert found is not None
