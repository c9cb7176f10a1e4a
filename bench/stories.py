"""How well whole stories are told: each folder of `bench/stories/` against the truth its writer set down.

    python bench/stories.py

The stories are invented, and written by someone who did not know the rules; they are not part of what rules are written
on. Prints what `retold demo` prints of its own story: parents, changes, independent reports, and every miss.
"""

from __future__ import annotations

import sys
from pathlib import Path

from retold import demo
from retold.engine.local import Local
from retold.pipeline import Pipeline


def main() -> int:
    """One score a story."""
    for truth in sorted(Path(__file__).with_name("stories").glob("*/truth.json")):
        result = demo.run(Pipeline(Local(1)), truth.parent / "pages")
        print(f"== {truth.parent.name}")
        print(demo.report(result, truth_path=truth))
    return 0


if __name__ == "__main__":
    sys.exit(main())
