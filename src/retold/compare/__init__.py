"""A page and those it was taken from in, `Change` records out. Entries: `compare`; for several parents `compare_all`;
for two captures of one page `revised`; for all tellings of a story side by side `table`.

First the two texts are laid out as arrays (`telling.py`) and their sentences aligned (`align.py`), then each kind of
change is looked for by its own function; `changes.py` names them all.
"""

from collections.abc import Sequence

from retold.compare.changes import changes as compare
from retold.compare.changes import revised
from retold.compare.parents import settled
from retold.compare.table import table
from retold.records import Change, Reading

__all__ = ["compare", "compare_all", "revised", "table"]


def compare_all(sources: Sequence[Reading], derived: Reading, known: Sequence[Reading] = ()) -> tuple[Change, ...]:
    """What changed from each of a page's sources, without what another of them explains, or one of the pages `known`
    that it took no more than background from.
    """
    return settled(derived, [(source, compare(source, derived)) for source in sources], known)
