from __future__ import annotations

import time
from dataclasses import replace

import pytest
from compare_readings import kinds, reading, said

from retold.compare import compare
from retold.records import Speaker

PIER = '"We will reopen the pier before winter unless the divers find more damage," said Ivo Maran, the harbour master.'
TOWN = "The harbour board of Ostrava Bay met on Monday. "


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("before winter", "before spring", "spring"),
        ("will reopen", "will certainly reopen", "certainly"),
        ("more damage", "more bodies", "bodies"),
    ],
)
def test_words_changed_inside_the_marks_are_named(old, new, words):
    derived = TOWN + PIER.replace(old, new)
    found = compare(reading(TOWN + PIER), reading(derived, "derived"))
    if new.endswith("bodies"):  # the last words have nothing after them that both have
        assert all(change.kind == "quote_altered" for change in found)
    else:
        (change,) = found
        assert change.kind == "quote_altered"
        assert words in change.because
        assert words in derived[change.after.start : change.after.end]


@pytest.mark.parametrize(
    "derived",
    [
        PIER.replace('"We', "“We").replace('damage,"', "damage,”"),
        'Ivo Maran, the harbour master, said: "We will reopen the pier before winter unless the divers find more damage."',
        '"We will reopen the pier before winter," said Ivo Maran, "unless the divers find more damage."',
        PIER.replace("We will", "[The board] will"),
        PIER.replace("We will", "We'll"),
        'Ivo Maran said the board would "reopen the pier before winter" if divers found nothing else.',
        "Ivo Maran, the harbour master, said the pier would reopen before winter unless divers found more damage.",
        '"The pier was always too narrow for the summer boats," said Petra Lindqvist.',
    ],
)
def test_fair_editing_of_a_quotation_is_no_change(derived):
    assert kinds(TOWN + PIER, TOWN + derived) == []


def test_a_quotation_that_loses_its_condition_is_cut():
    found = compare(reading(PIER), reading('"We will reopen the pier before winter," said Ivo Maran.', "derived"))
    assert [change.kind for change in found] == ["quote_cut"]
    assert "unless the divers find more damage" in found[0].because
    assert PIER[found[0].before.start : found[0].before.end] == "unless the divers find more damage"


def test_a_condition_told_outside_the_marks_is_not_cut():
    derived = '"We will reopen the pier before winter," said Ivo Maran, unless the divers find more damage.'
    assert kinds(PIER, derived) == []


def test_a_sentence_left_out_at_its_end_is_no_cut():
    source = '"The mill fed this town for a century. It will feed it again one day," said Lena Osk.'
    assert kinds(source, '"The mill fed this town for a century," said Lena Osk.') == []


FERRY = '"The new ferry is safe for calm water and short crossings on a summer day," said inspector Dorit Vane.'


def test_a_cut_inside_that_an_ellipsis_shows_is_none_unless_it_turns_the_sense():
    shown = FERRY.replace("safe for calm water and short crossings", "safe …")
    turned = FERRY.replace("is safe for", "is safe but only in").replace("safe but only in", "safe … in")
    source = FERRY.replace("is safe for", "is safe but only in")
    bare = compare(reading(FERRY), reading(shown.replace(" …", ""), "derived"))
    cut = compare(reading(source), reading(turned.replace("calm water and short crossings on", ""), "derived"))
    assert [change.kind for change in bare] == ["quote_cut"]
    assert kinds(FERRY, shown) == []
    assert {change.kind for change in cut} <= {"quote_cut"}
    assert all(change.weight < bare[0].weight for change in cut)


def test_reported_words_put_inside_marks_are_altered():
    source = "Lena Osk, who runs the mill, said the town had ignored every warning about the weir since spring."
    derived = 'Lena Osk, who runs the mill, said the town "had ignored every warning about the weir" since spring.'
    content = "the town had ignored every warning about the weir since spring"
    told = reading(source, attributions=[said(source, "Lena Osk", "said", content)])
    (change,) = compare(told, reading(derived, "derived"))
    assert change.kind == "quote_altered"
    assert "outside of any" in change.because


def test_the_name_of_a_book_in_marks_is_no_quotation():
    source = "Lena Osk said she had learned to sail from the book The Salt Road Home by her aunt."
    derived = 'Lena Osk said she had learned to sail from the book "The Salt Road Home" by her aunt.'
    content = "she had learned to sail from the book The Salt Road Home by her aunt"
    assert (
        compare(reading(source, attributions=[said(source, "Lena Osk", "said", content)]), reading(derived, "derived"))
        == ()
    )


def test_odd_long_quotations_take_linear_time():
    started = time.perf_counter()
    for text in ('"the same words again and again" ' * 3_000, '"' + "word " * 20_000 + '"', "“" * 100_000):
        compare(reading(text), reading(text + " Rain fell.", "derived"))
    assert time.perf_counter() - started < 30


def told(source, derived, **more):
    found = compare(reading(source), reading(derived, "derived", **more))
    return [
        (change.kind, derived[change.after.start : change.after.end]) for change in found if change.confidence >= 0.5
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("would not have", "would have"),
        ("I still think", "I think"),
        ("nobody at the mill", "everybody at the mill"),
        ("some of the looms", "the looms"),
        ("should have", "could have"),
    ],
)
def test_a_word_of_force_lost_or_changed_alters_a_quotation(old, new):
    said_words = f"I still think we would not have told nobody at the mill that some of the looms should have been sold, {old} so."
    source = f'Lena Osk spoke on Monday. "{said_words}" she said.'
    ((kind, _),) = told(source, source.replace(f"{old} so", f"{new} so").replace("spoke on", "talked on"))
    assert kind == "quote_altered"


def test_another_end_after_the_same_words_alters_a_quotation():
    source = '"I asked the town to trust me and they answered," Ivo Maran said.'
    (found,) = told(source, '"I asked the town to trust me and they betrayed me," said Ivo Maran.')
    assert found[0] == "quote_altered"
    assert "betrayed me" in found[1]


def test_two_sentences_made_one_alter_a_quotation():
    source = '"It is a small price," Ivo Maran said. "It is not a tax on the ferrymen."'
    (found,) = told(source, 'Ivo Maran said: "It is a small price and not a tax on the ferrymen."')
    assert found[0] == "quote_altered"


@pytest.mark.parametrize(
    ("source", "derived", "kind"),
    [
        ('Ivo Maran called the offer of the board “not serious”.', 'Ivo Maran called the offer of the board “serious”.', "quote_altered"),
        ('Ivo Maran called the offer of the board “not serious”.', 'The offer of the board was not “serious”, Ivo Maran said.', None),
        ('Ivo Maran said he had “full trust in the board”.', 'Ivo Maran spoke of his “trust in the board”.', "quote_cut"),
        ('Ivo Maran said he had “old friends on the board”.', 'Ivo Maran spoke of “friends on the board”.', None),
    ],
)  # fmt: skip
def test_a_bound_word_before_a_short_quotation_counts(source, derived, kind):
    def read(text, name):
        quoted = text[text.index("“") + 1 : text.index("”")]
        cue = next(word for word in ("called", "said", "spoke") if word in text)
        return reading(text, name, attributions=[said(text, "Ivo Maran", cue, quoted, kind="mixed", speaker="named")])

    found = [change.kind for change in compare(read(source, "source"), read(derived, "derived"))]
    assert found == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        ('"We do not blame a tired man for being tired," said Ivo Maran.', '"We do not blame a tired man," said Ivo Maran.'),
        ('"He is a fine captain, but not for a ship like this," said Ivo Maran.', '"He is a fine captain," said Ivo Maran.'),
        ('"Sixty keeps the trees alive. Whether it keeps the farms alive, we shall see," said Ivo Maran.', '"Sixty keeps the trees alive," said Ivo Maran.'),
        ('The ruling found “enough evidence to ask the question and not enough to answer it”.', 'The ruling found “enough evidence to ask the question”.'),
        ('"I do not think this harbour board is corrupt," said Ivo Maran.', '"This harbour board is corrupt," said Ivo Maran.'),
        ('"We will hire at both yards for five years, if orders hold," said Ivo Maran.', '"We will hire at both yards," said Ivo Maran.'),
    ],
)  # fmt: skip
def test_a_cut_that_turns_the_sense_is_named(source, derived):
    assert [kind for kind, _ in told(source, derived)] == ["quote_cut"]


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        ('"We will sail at dawn if you like," said Ivo Maran.', '"We will sail at dawn," said Ivo Maran.'),
        ('"We lost four ewes in one night while the dogs slept," said Ivo Maran.', '"We lost four ewes in one night," said Ivo Maran.'),
        ('"We gotta win on Saturday, it’s as simple as that," said Ivo Maran.', '“We’ve got to win on Saturday. It’s as simple as that,” Ivo Maran said.'),
        ('The plan was “a disgrace to this town”, Ivo Maran said.', '“The plan is ‘a disgrace to this town’,” one paper quoted Ivo Maran as saying.'),
        ("'The lads gave everything and I can't ask for more than that,' said Ivo Maran.", '"The lads gave everything and I can’t ask for more than that," said Ivo Maran.'),
        ('"I think it is a hard, hard thing to lose a ship," said Ivo Maran.', '"I think it is a hard thing to lose a ship," said Ivo Maran.'),
    ],
)  # fmt: skip
def test_fair_shortening_and_other_spelling_is_no_change(source, derived):
    assert told(source, derived) == []


def test_single_marks_are_marks():
    source = "'I have no plans to step down,' the mayor of Corrin told the assembly."
    (found,) = told(source, "'I have plans to step down,' the mayor of Corrin told the assembly.")
    assert found[0] == "quote_altered"


def test_quotations_of_two_speakers_are_two():
    source = '"We have to take to the streets," said Lena Osk.'
    derived = '"We have to remain in the streets," said Ivo Maran.'
    one = reading(source, attributions=[named(source, "Lena Osk", source[1:31])])
    two = reading(derived, "derived", attributions=[named(derived, "Ivo Maran", derived[1:33])])
    assert not [change for change in compare(one, two) if change.kind == "quote_altered"]


def named(text, who, content, cue="said"):
    return replace(said(text, who, cue, content, kind="direct"), speaker=Speaker(who, None, "named"))


def test_speech_without_its_marks_is_the_pages_own_voice():
    source = '"Nine weeks of pain or fourteen months of headache," said Ivo Maran.'
    derived = "Work by night was looked at, Ivo Maran said. It was nine weeks of pain or fourteen months of headache."
    one = reading(
        source, attributions=[named(source, "Ivo Maran", "Nine weeks of pain or fourteen months of headache")]
    )
    two = reading(derived, "derived", attributions=[named(derived, "Ivo Maran", "Work by night was looked at")])
    (change,) = [each for each in compare(one, two) if each.kind == "quote_altered"]
    assert "the page says it itself" in change.because


def test_reported_words_quoted_with_more_force_were_never_said():
    source = "Rain fell on Corrin all day. If summers like this become normal, the glacier could be gone by 2060, Lena Osk said."
    derived = '"The glacier will be gone by 2060," said Lena Osk. Rain fell on Corrin all day. "Rain fell."'
    content = "If summers like this become normal, the glacier could be gone by 2060"
    one = reading(source, attributions=[replace(named(source, "Lena Osk", content), kind="indirect")])
    derived = derived.removesuffix(' "Rain fell."')
    two = reading(derived, "derived", attributions=[named(derived, "Lena Osk", "The glacier will be gone by 2060")])
    found = [change for change in compare(one, two) if change.kind in {"quote_altered", "strengthened"}]
    assert found


OWN = (
    "A count of every vote would not make small towns poorer. It would treat them as equal to the people who live by the "
    "harbour, rather than giving them an extra weight. Small towns already have the upper house. "
)


def test_the_pages_own_words_are_held_to_the_letter_where_another_page_quotes_them():
    derived = f'The Ledger wrote: "{OWN.strip()}" Others disagreed.'
    assert told(OWN, derived) == []
    assert [kind for kind, _ in told(OWN, derived.replace(", rather than giving them an extra weight", ""))] == [
        "quote_cut"
    ]
    assert "quote_altered" in [kind for kind, _ in told(OWN, derived.replace("not make", "make"))]


def test_a_name_in_marks_is_no_speech():
    source = 'The tents of the "Harbour Occupied Protest" stand on the quay.'
    assert told(source, 'The tents of the "Harbour Autonomous Protest" stand on the quay.') == []


@pytest.mark.parametrize(
    ("derived", "count"),
    [
        ('"The weir is older than the mill itself. Nobody has looked at its gates for years," said Lena Osk.', 0),
        ('"The weir is older than the mill itself and nobody has looked at its gates for years," said Lena Osk.', 1),
    ],
)
def test_two_quotations_are_joined_where_no_sentence_ends_between_them(derived, count):
    source = (
        '"The weir is older than the mill itself," said Lena Osk. The town council will meet about it in May.\n\n'
        '"Nobody has looked at its gates for years," she said.'
    )
    assert len(told(source, derived)) == count


def test_a_quotation_of_another_occasion_is_joined():
    source = (
        '"The weir is older than the mill itself," said Lena Osk. The town council will meet about it in May.\n\n'
        'Asked later about the ferry, she said: "Nobody has looked at its gates for years."'
    )
    derived = '"The weir is older than the mill itself. Nobody has looked at its gates for years," said Lena Osk.'
    ((kind, _),) = told(source, derived)
    assert kind == "quote_altered"


def test_an_ellipsis_for_a_sentence_of_its_own_is_honest():
    source = (
        '"We lost the vote by a hair. Nobody is entitled to win. The next one will be held in spring," said Ivo Maran, '
        "the harbour master."
    )
    assert told(source, '"We lost the vote by a hair ... The next one will be held in spring," said Ivo Maran.') == []


def test_the_same_word_before_and_after_is_laid_over_the_nearer_one():
    source = '"Corrin looms are sold abroad," Lena Osk said. "Corrin weavers and their looms deserve better than this."'
    assert told(source, 'Lena Osk said: "Corrin weavers and their looms deserve better than this."') == []


def test_a_quotation_in_the_title_is_held_to_the_letter_too():
    source = '"We may take the harbour board to court over this," Ivo Maran said on Monday.'
    derived = "Ivo Maran spoke about the harbour board on Monday."
    altered = reading(derived, "derived", title="“We Will Take The Harbour Board To Court Over This”, Says Maran")
    same = reading(derived, "derived", title="“We may take the harbour board to court”, says Maran")
    found = [change for change in compare(reading(source), altered) if change.kind == "quote_altered"]
    assert [change.in_title for change in found] == [True]
    assert not [change for change in compare(reading(source), same) if change.kind == "quote_altered"]
