"""Accuracy of the read room's attributions: `python bench/attribution.py DATA [SCORER]`.

DATA is a folder with PolNeAR as `dev.jsonl.gz` (lines of doc, text, annotations); SCORER a script with `--gold` and
`--pred`. Prints the speed, then the scorer's table. Exits 1 where an F1 at half overlap is under its floor.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from retold.read.attributions import attributions
from retold.records import Attribution
from retold.text import sentences

FLOORS = {"half source": 65.0, "half cue": 64.0, "half content": 63.0, "triple": 52.0}
ARTICLE_WORDS = 900


def main() -> int:
    """Reads every article, scores what was found, and holds it against the floors."""
    shared = Path(__file__).parents[2] / "shared"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=shared / "data" / "polnear")
    parser.add_argument("scorer", nargs="?", type=Path, default=shared / "tools" / "score_attribution.py")
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    options = parser.parse_args()
    gold = options.data / f"{options.split}.jsonl.gz"
    if not gold.exists() or not options.scorer.exists():
        print(f"skipped: {gold} or {options.scorer} is not there", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        found, table = Path(folder) / "found.jsonl", Path(folder) / "table.json"
        _read(gold, found)
        command = [sys.executable, options.scorer, "--gold", gold, "--pred", found, "--json", table]
        subprocess.run(command, check=True)
        scores = json.loads(table.read_text("utf-8"))["all"]
    low = [f"{name} {scores[name]['F1']} < {floor}" for name, floor in FLOORS.items() if scores[name]["F1"] < floor]
    print("\n".join(low) or "all floors held")
    return 1 if low else 0


def _read(gold: Path, found: Path) -> None:
    words, seconds = 0, 0.0
    with gzip.open(gold, "rt", encoding="utf-8", newline="\n") as rows, found.open("w", encoding="utf-8") as out:
        for row in map(json.loads, rows):
            started = time.process_time()
            read = attributions(row["text"], sentences(row["text"]))
            seconds += time.process_time() - started
            words += len(row["text"].split())
            out.write(json.dumps({"doc": row["doc"], "attributions": [_shape(each) for each in read]}) + "\n")
    print(f"{words / ARTICLE_WORDS / seconds:.0f} articles of {ARTICLE_WORDS} words a second on one core")


def _shape(record: Attribution) -> dict[str, list[list[int]]]:
    roles = {"source": record.source, "cue": record.cue, "content": record.content}
    return {role: [[span.start, span.end] for span in spans] for role, spans in roles.items()}


if __name__ == "__main__":
    sys.exit(main())
