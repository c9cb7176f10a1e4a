"""Golden stories: what is found on each, in words, as it was last looked at and agreed to. `pytest --update` rewrites.

`tests/stories/NAME.json` names a folder of pages and holds what `trace` finds there.
"""

import json
from pathlib import Path

import pytest

from retold.engine.local import Local
from retold.pipeline import Pipeline, apart

ROOT = Path(__file__).parents[1]
GOLDEN = sorted((ROOT / "tests" / "stories").glob("*.json"))


def found(folder):
    """Edges, references and changes of a folder's stories, by file names and words."""
    pipeline = Pipeline(Local(1))
    readings, rejections = apart(pipeline.read(pipeline.ingest([str(folder)])))
    result = pipeline.trace(readings)
    pages = {reading.article.id: reading.article for reading in readings}
    names = {id: Path(page.origin).name for id, page in pages.items()}
    names |= {page.id: f"not held: {page.name}" for story in result.traced.stories for page in story.unseen}

    def words(text, span):
        return None if span is None else text[span.start : span.end]

    return {
        "rejected": [Path(rejection.origin).name for rejection in rejections],
        "stories": [
            {
                "earliest": names[story.earliest],
                "independent_reports": story.independent_reports,
                "edges": sorted([names[e.source], names[e.derived], "+".join(e.basis)] for e in story.edges),
                "references": sorted([names[r.report], names[r.derived]] for r in story.references),
            }
            for story in result.traced.stories
        ],
        "changes": [
            {
                "kind": change.kind,
                "source": names[change.source],
                "derived": names[change.derived],
                "before": words(pages[change.source].text, change.before),
                "after": words(
                    pages[change.derived].title if change.in_title else pages[change.derived].text, change.after
                ),
            }
            for change in sorted(result.changes, key=lambda c: (names[c.derived], c.kind, c.because))
            if change.confidence >= 0.5
        ],
    }


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_a_story_is_told_as_before(golden, request):
    expected = json.loads(golden.read_text(encoding="utf-8"))
    now = {"folder": expected["folder"], **found(ROOT / expected["folder"])}
    if request.config.getoption("--update"):
        golden.write_text(json.dumps(now, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert now == expected or request.config.getoption("--update")
