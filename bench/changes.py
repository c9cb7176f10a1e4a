"""How well `compare` finds made edits: precision and recall by kind, over invented text.

Each case is a source, a retelling, and the kinds of change that a careful editor would name; an empty set is a
paraphrase. Run: `python bench/changes.py [-v]`. Ends with status 1 under the floors.

`python bench/changes.py --judged articles.parquet` goes over real pairs instead. `changes_judged.csv` holds the ids and
offsets of every change found at the default threshold in 700 pairs of `news37k` that share wording, each judged by one
reader with both texts. At first sight of them 90 of 98 were right; the file was written after two spelling rules were
added. It says how many of those changes are still found, right and wrong.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pyarrow.parquet as pq

from retold.compare import compare
from retold.read import read
from retold.records import Article
from retold.settings import MIN_CONFIDENCE

FLOORS = {"precision": 0.9, "recall": 0.8}


class Case(NamedTuple):
    """A source, its retelling, the kinds that changed, and the titles where they matter."""

    source: str
    derived: str
    kinds: frozenset[str] = frozenset()
    title: str = ""
    retitled: str = ""


_HARBOUR = (
    "The harbour board of Ostrava Bay will close its eastern pier on Monday after engineers found cracks in 14 of its "
    "60 pillars.\n\nThe repairs may cost $3.2 million, according to Petra Lindqvist, the board's treasurer.\n\n"
)
_QUOTE = (
    '"We will reopen the pier before winter unless the divers find more damage," said Ivo Maran, the harbour master.'
)
_PIER_HISTORY = (
    "\n\nThe eastern pier was built of larch and iron a century ago, and boats to Corrin and the outer islands have "
    "left from it ever since. Fishermen said they would use the old quay behind the market in the meantime, where the "
    "water is shallow at low tide."
)
_CLINIC = (
    "Officials said the clinic in Velmora had turned away 212 patients since its roof collapsed in a storm.\n\n"
    "Nurses carried medicine to a school gymnasium, where volunteers had put up 40 beds.\n\n"
)
_PARADE = (
    "Hundreds of protesters marched through Quillhaven on Saturday against a plan to sell the town's waterworks.\n\n"
    "Mayor Odile Brandt met the protesters outside the town hall and promised a public hearing.\n\n"
)
_PARADE_END = (
    "The waterworks were built by the town's own masons, and its springs have fed the dye mills along the river for "
    "six generations. A buyer from Dunmarrow has offered to keep the price of water as it is for the first nine years."
)


def _case(source: str, derived: str, *kinds: str, title: str = "", retitled: str = "") -> Case:
    return Case(source, derived, frozenset(kinds), title, retitled)


CASES = (
    # figures
    _case(_HARBOUR, _HARBOUR.replace("14 of its 60", "40 of its 60"), "number_changed"),
    _case(_HARBOUR, _HARBOUR.replace("$3.2 million", "$3.2 billion"), "number_changed"),
    _case(_HARBOUR, _HARBOUR.replace("$3.2 million", "£3.2 million"), "number_changed"),
    _case(_HARBOUR, _HARBOUR.replace("on Monday", "on Thursday"), "number_changed"),
    _case(_CLINIC, _CLINIC.replace("212", "about 800"), "number_changed"),
    _case("The fire burned 900 hectares of heath near Dunmarrow, the warden said.",
          "The fire burned 900 acres of heath near Dunmarrow, the warden said.", "number_changed"),
    _case("Turnout in Velmora rose by 6 percentage points, the clerk said.",
          "Turnout in Velmora rose by 6 percent, the clerk said.", "number_changed"),
    _case("The ferry drifted 40 miles before a tug from Corrin reached its crew.",
          "The ferry drifted 40 kilometres before a tug from Corrin reached its crew.", "number_changed"),
    _case("A 34-year-old baker from Corrin was pulled from the flooded cellar.",
          "A 43-year-old baker from Corrin was pulled from the flooded cellar.", "number_changed"),
    _case("Two-thirds of the growers voted to leave the Tarn Valley cooperative.",
          "One-third of the growers voted to leave the Tarn Valley cooperative.", "number_changed"),
    # figures that are the same
    _case(_HARBOUR, _HARBOUR.replace("$3.2 million", "3.2 million dollars")),
    _case(_CLINIC, _CLINIC.replace("212 patients", "more than 200 patients")),
    _case("The choir sold 1,987 tickets for its concert in Corrin.",
          "The choir sold nearly 2,000 tickets for its concert in Corrin."),
    _case("The ferry drifted 10 miles before a tug from Corrin reached it.",
          "The ferry drifted 16 kilometres before a tug from Corrin reached it."),
    _case("Some 48.7 percent of the growers voted to leave the cooperative.",
          "Nearly half of the growers voted to leave the cooperative."),
    _case("The council voted 12 to 9 to close the library in Pennock.",
          "By 12-9 the council voted to close the library in Pennock."),
    _case("Twelve sailors were rescued from the trawler off Corrin on Tuesday.",
          "A dozen sailors were rescued Tuesday from the trawler off Corrin."),
    # quotations
    _case(_HARBOUR + _QUOTE, _HARBOUR + _QUOTE.replace("will reopen", "will certainly reopen"), "quote_altered"),
    _case(_HARBOUR + _QUOTE, _HARBOUR + _QUOTE.replace("before winter", "before spring"), "quote_altered"),
    _case(_HARBOUR + _QUOTE, _HARBOUR + _QUOTE.replace("the divers find", "our enemies find"), "quote_altered"),
    _case("Lena Osk, who runs the mill, said the town had ignored every warning about the weir since spring.",
          'Lena Osk, who runs the mill, said the town "had ignored every warning about the weir" since spring.',
          "quote_altered"),
    _case('"This bridge is a danger to every child who crosses it," said Councillor Tam Ferro.',
          '"This bridge is a disgrace to every child who crosses it," said Councillor Tam Ferro.', "quote_altered"),
    _case(_HARBOUR + _QUOTE, _HARBOUR + '"We will reopen the pier before winter," said Ivo Maran, the harbour master.',
          "quote_cut"),
    _case('"If the rain stops this week, the harvest in the Tarn Valley will be saved," said Bram Sool, a grower.',
          '"The harvest in the Tarn Valley will be saved," said Bram Sool, a grower.', "quote_cut"),
    _case('"The new ferry is safe for calm water and short crossings on a summer day," said inspector Dorit Vane.',
          '"The new ferry is safe on a summer day," said inspector Dorit Vane.', "quote_cut"),
    _case('"I support the reservoir, but only if the farmers of Pennock agree to it," Senator Hale Ruun said.',
          '"I support the reservoir," Senator Hale Ruun said.', "quote_cut"),
    # quotations that are the same
    _case(_HARBOUR + _QUOTE, _HARBOUR + _QUOTE.replace('"We', "“We").replace('damage,"', "damage,”")),
    _case(_HARBOUR + _QUOTE, _HARBOUR + 'Ivo Maran, the harbour master, said: "We will reopen the pier before winter '
          'unless the divers find more damage."'),
    _case(_HARBOUR + _QUOTE, _HARBOUR + '"We will reopen the pier before winter," said Ivo Maran, the harbour master, '
          '"unless the divers find more damage."'),
    _case(_HARBOUR + _QUOTE, _HARBOUR + _QUOTE.replace("We will", "[The board] will")),
    _case('"We don\'t know what caused it, and it is too early to guess," said fire chief Anke Roll.',
          '"We do not know what caused it and it\'s too early to guess," said fire chief Anke Roll.'),
    _case('"The mill fed this town. It will feed it again," said Lena Osk, who runs it.',
          '"It will feed it again," said Lena Osk, who runs the mill.'),
    # attributions
    _case(_CLINIC, _CLINIC.replace("Officials said the clinic", "The clinic"), "attribution_dropped"),
    _case("The dam at Pennock was built with too little steel, according to a former site manager.",
          "The dam at Pennock was built with too little steel.", "attribution_dropped"),
    _case("Police said the two brothers had planned to burn the granary at Corrin.",
          "The two brothers had planned to burn the granary at Corrin.", "attribution_dropped"),
    _case("Two officials said the envoy had already signed the grain treaty in Velmora, the Quillhaven Post reported.",
          "The envoy had already signed the grain treaty in Velmora, the Quillhaven Post reported.",
          "attribution_dropped"),
    _case("Neighbours told the Corrin Courier that the factory had dumped solvent into the canal at night for years.",
          "The factory had dumped solvent into the canal at night for years.", "attribution_dropped"),
    # attributions kept
    _case(_CLINIC, _CLINIC.replace("Officials said the clinic", "According to officials, the clinic")),
    _case(_CLINIC, _CLINIC.replace("Officials said the clinic in Velmora had turned away 212 patients",
                                   "The clinic in Velmora has turned away 212 patients, officials say,")),
    _case("Police said the two brothers had planned to burn the granary at Corrin.",
          "Investigators spoke on Friday, police said. The two brothers had planned to burn the granary at Corrin."),
    _case("The dam at Pennock was built with too little steel, according to a former site manager.",
          "Too little steel went into the dam at Pennock, a former site manager says."),
    # hedges
    _case("The minister reportedly offered to resign after the grain auction in Velmora failed.",
          "The minister offered to resign after the grain auction in Velmora failed.", "hedge_dropped"),
    _case("The storm may have killed thousands of seabirds on the Corrin cliffs.",
          "The storm killed thousands of seabirds on the Corrin cliffs.", "strengthened"),
    _case("The treasurer allegedly moved the pension fund into his brother's shipping company.",
          "The treasurer moved the pension fund into his brother's shipping company.", "hedge_dropped"),
    _case("The admiral is said to have ordered the archive at Pennock burned before the vote.",
          "The admiral ordered the archive at Pennock burned before the vote.", "hedge_dropped"),
    _case("The council will possibly sell the waterworks to a firm from Dunmarrow this year.",
          "The council will sell the waterworks to a firm from Dunmarrow this year.", "hedge_dropped"),
    _case("The admiral ordered the archive at Pennock burned before the vote.",
          "The admiral allegedly ordered the archive at Pennock burned before the vote.", "hedge_added"),
    _case("The storm killed thousands of seabirds on the Corrin cliffs.",
          "The storm may have killed thousands of seabirds on the Corrin cliffs.", "weakened"),
    # hedges kept in another form
    _case("The storm may have killed thousands of seabirds on the Corrin cliffs.",
          "The storm might have killed thousands of seabirds on the Corrin cliffs."),
    _case("The minister reportedly offered to resign after the grain auction in Velmora failed.",
          "The minister offered to resign after the grain auction in Velmora failed, two aides said."),
    _case("The council may sell the waterworks to a firm from Dunmarrow this year.",
          "The council is expected to sell the waterworks to a firm from Dunmarrow this year."),
    # namings
    _case(_PARADE, _PARADE.replace("protesters", "rioters"), "label_substituted"),
    _case("A group of housing advocates blocked the road to the tannery in Corrin.",
          "A group of housing activists blocked the road to the tannery in Corrin.", "label_substituted"),
    _case("The coast guard found 31 undocumented immigrants in a barn near Dunmarrow.",
          "The coast guard found 31 illegal aliens in a barn near Dunmarrow.", "label_substituted"),
    _case("Saturday's protest at the grain depot left nine windows broken, the owner said.",
          "Saturday's riot at the grain depot left nine windows broken, the owner said.", "label_substituted"),
    _case("The ministry's officials rewrote the fishing quota twice in a month.",
          "The ministry's bureaucrats rewrote the fishing quota twice in a month.", "label_substituted"),
    # namings that are the same
    _case(_PARADE, _PARADE.replace("protesters", "demonstrators")),
    _case(_PARADE, _PARADE.replace("Mayor Odile Brandt met", "She met")),
    _case("A spokeswoman for the ferry line said the lawyers had read the contract for the new piers.",
          "A spokesperson for the ferry line said the attorneys had read the contract for the new piers."),
    # titles
    _case(_HARBOUR + _PIER_HISTORY, _HARBOUR + _PIER_HISTORY, "headline_unsupported",
          title="Ostrava Bay closes its eastern pier", retitled="Ostrava Bay treasurer arrested for fraud"),
    _case(_PARADE + _PARADE_END, _PARADE + _PARADE_END, "headline_unsupported",
          title="Quillhaven marches for its waterworks", retitled="Quillhaven burns as mayor flees angry mob"),
    _case(_PARADE + _PARADE_END, _PARADE + _PARADE_END, "headline_unsupported",
          title="Quillhaven marches for its waterworks",
          retitled="Quillhaven mayor resigns after protesters storm the town hall"),
    _case(_CLINIC, _CLINIC, title="Velmora clinic turns patients away",
          retitled="Storm-hit clinic turns away 212 patients"),
    # paraphrase, order, voice
    _case(_HARBOUR, "Engineers found cracks in 14 of the 60 pillars of Ostrava Bay's eastern pier, and the harbour "
          "board will close it on Monday.\n\nPetra Lindqvist, the board's treasurer, said the repairs may "
          "cost $3.2 million."),
    _case(_CLINIC, "Volunteers put up 40 beds in a school gymnasium, and nurses carried medicine there.\n\n"
          "Since a storm brought down its roof, the clinic in Velmora has turned away 212 patients, officials said."),
    _case(_PARADE, "A public hearing was promised by Mayor Odile Brandt when she met the protesters outside the town "
          "hall.\n\nAgainst a plan to sell the waterworks of Quillhaven, hundreds of protesters marched through "
          "the town on Saturday."),
    _case("The orchard at Tarn was bought by the abbey in spring, and its trees were felled by a crew from Corrin.",
          "In spring the abbey bought the orchard at Tarn, and a crew from Corrin felled its trees."),
    _case("Corrin's ferry line cancelled every evening sailing in June because two engines had failed.",
          "Two failed engines led the ferry line of Corrin to cancel all evening sailings in June."),
    _case("The library in Pennock lends 300 violins to pupils, and has lost only two in a decade.",
          "Pennock's library, which lends pupils 300 violins, has lost just two over ten years."),
)  # fmt: skip


def _article(text: str, title: str, name: str) -> Article:
    return Article(
        id=name, text=text.strip(), title=title or None, outlet=f"The {name}", url=f"https://{name}.example/1"
    )


def judged(path: str) -> int:
    """Prints, by kind, how many judged changes of real pairs are found, and how many of those were judged right."""
    with Path(__file__).with_name("changes_judged.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    wanted = sorted({row[side] for row in rows for side in ("source", "derived")})
    table = pq.read_table(path, columns=["id", "outlet", "title", "authors", "text"], filters=[("id", "in", wanted)])
    readings = {}
    for row in table.to_pylist():
        authors = (row["authors"],) if row["authors"] else ()
        article = Article(id=row["id"], text=row["text"], title=row["title"], outlet=row["outlet"], authors=authors)
        readings[row["id"]] = read(article)
    pairs = sorted({(row["source"], row["derived"]) for row in rows})
    found = [
        c for left, right in pairs for c in compare(readings[left], readings[right]) if c.confidence >= MIN_CONFIDENCE
    ]
    keys = {(c.source, c.derived, c.kind, str(c.after.start if c.after else "")) for c in found}
    known = [row for row in rows if (row["source"], row["derived"], row["kind"], row["after_start"]) in keys]
    for kind in sorted({row["kind"] for row in rows}):
        these = [row for row in known if row["kind"] == kind]
        right = sum(row["right"] == "1" for row in these)
        print(f"{kind:22}{right:4} right of {len(these):4} found, {sum(row['kind'] == kind for row in rows):4} judged")
    print(f"{len(found) - len(known)} found now were not judged")
    return 0


def main() -> int:
    """Prints a line for each kind, and with `-v` each miss and false alarm."""
    if "--judged" in sys.argv[1:-1]:
        return judged(sys.argv[sys.argv.index("--judged") + 1])
    right: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    false: Counter[str] = Counter()
    for number, case in enumerate(CASES):
        source = read(_article(case.source, case.title, "courier"))
        derived = read(_article(case.derived, case.retitled or case.title, "gazette"))
        found = {change.kind: change for change in compare(source, derived) if change.confidence >= _least(change.kind)}
        right.update(case.kinds & found.keys())
        missed.update(case.kinds - found.keys())
        false.update(found.keys() - case.kinds)
        if "-v" in sys.argv[1:] and case.kinds != found.keys():
            print(f"{number}: wanted {sorted(case.kinds)}, found {[change.because for change in found.values()]}")
            print(f"  {case.derived[:160]!r}")
    return _report(right, missed, false)


def _least(kind: str) -> float:
    return 0.3 if kind == "hedge_added" else MIN_CONFIDENCE


def _report(right: Counter[str], missed: Counter[str], false: Counter[str]) -> int:
    print(f"{'kind':22}{'right':>7}{'missed':>7}{'false':>7}{'precision':>11}{'recall':>8}")
    for kind in sorted(right.keys() | missed.keys() | false.keys()):
        _line(kind, right[kind], missed[kind], false[kind])
    precision, recall = _line("all", right.total(), missed.total(), false.total())
    print(f"{sum(not case.kinds for case in CASES)} of {len(CASES)} cases have no change")
    return int(precision < FLOORS["precision"] or recall < FLOORS["recall"])


def _line(name: str, right: int, missed: int, false: int) -> tuple[float, float]:
    precision = right / (right + false) if right + false else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    print(f"{name:22}{right:7}{missed:7}{false:7}{precision:11.2f}{recall:8.2f}")
    return precision, recall


if __name__ == "__main__":
    sys.exit(main())
