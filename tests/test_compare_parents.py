"""A page with two parents: what one of them explains is no change against the other."""

from retold.compare import compare, compare_all
from retold.read import read
from retold.records import Article

TAIL = (
    " The bridge at Ferrow has carried the coast road since 1934, and the board says it will be watched day and night. "
    "Traders on the quay asked for a ferry to be run in the meantime, as was done during the last repair. "
    "The board will meet again in the parish hall on Thursday, and the papers for that meeting are on its website."
)


def reading(id, text, title=None):
    return read(Article(id, text + TAIL, title, outlet=id))


FIRST = reading("first", "The bridge at Ferrow will be closed for nine weeks while the bearings are changed.")
SECOND = reading("second", "The bridge at Ferrow will be closed for twelve weeks while the bearings are changed.")
DERIVED = reading("derived", "The bridge at Ferrow will be closed for twelve weeks while the bearings are changed.")


def test_one_parent_shows_the_change():
    assert [change.kind for change in compare_all([FIRST], DERIVED)] == ["number_changed"]
    assert compare_all([FIRST], DERIVED) == compare(FIRST, DERIVED)


def test_another_parent_that_has_the_sentence_explains_it():
    assert compare_all([FIRST, SECOND], DERIVED) == ()


def test_an_unsupported_title_is_said_once_and_only_where_no_parent_has_it():
    derived = reading("derived", "The bridge at Ferrow will be closed for nine weeks.", "Engineers arrested at Ferrow")
    supporting = reading("third", "Two engineers were arrested at Ferrow on Monday, police said.")
    again = reading("fourth", "The bridge at Ferrow will be shut for nine weeks.")
    alone = [change for change in compare_all([FIRST], derived) if change.in_title]
    assert len(alone) == 1
    assert len([change for change in compare_all([FIRST, again], derived) if change.in_title]) == 1
    assert [change for change in compare_all([FIRST, supporting], derived) if change.in_title] == []
