"""Writes the marks of this folder as `build/` and `held-out/`, which `retold eval lineage --data` reads.

Run: `python bench/families/export.py`. Edges are the sure ones. The unsure ones stand under `unsure` of their story,
which the measure does not read: it counts them as wrong where they are found (`bench/families.py` leaves them out).
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

HOME: Final = Path(__file__).parent
sys.path.insert(0, str(HOME.parent))

from families import HALVES, Marked, called, marked  # noqa: E402


def story(one: Marked, lines: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """One story of `truth.json`; an unseen page has a name where a credit names it."""
    family = one.family
    unseen = []
    for page in sorted(family.unseen):
        name = called(page)[0]
        unseen.append({"id": page} | ({} if name.startswith("unseen") else {"name": name}))
    return {
        "id": family.id,
        "articles": list(family.articles),
        "edges": [{"source": source, "derived": derived} for source, derived in sorted(family.edges)],
        "unseen": unseen,
        "versions": [list(group) for group in family.versions],
        "independent_reports": family.independent_reports,
        "reports_range": list(one.reports),
        "unsure": [{"source": source, "derived": derived} for source, derived in sorted(one.unsure)],
        "own_reporting": [line["page"] for line in lines if line["own_reporting"] == "yes"],
    }


def main() -> int:
    """Writes both halves, each with every second distractor."""
    with (HOME / "pages.csv").open(encoding="utf-8", newline="") as file:
        pages = list(csv.DictReader(file))
    with (HOME / "distractors.csv").open(encoding="utf-8", newline="") as file:
        others = sorted(line["page"] for line in csv.DictReader(file))
    everything = marked(HOME)
    for number, half in enumerate(HALVES):
        stories = [one for one in everything if one.half == half]
        folder = HOME / half
        folder.mkdir(exist_ok=True)
        ids = sorted({page for one in stories for page in one.family.articles} | set(others[number::2]))
        (folder / "articles.jsonl").write_text("".join(json.dumps({"id": page}) + "\n" for page in ids), "utf-8")
        told = [story(one, [line for line in pages if line["story"] == one.family.id]) for one in stories]
        (folder / "truth.json").write_text(json.dumps({"stories": told}, indent=1, ensure_ascii=False) + "\n", "utf-8")
        print(f"{half}: {len(stories)} stories, {len(ids)} articles")
    return 0


if __name__ == "__main__":
    sys.exit(main())
