"""Two thousand real articles by rules and 150 by the model, end to end; only where the data lies beside the checkout."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from retold.engine.local import Local
from retold.pipeline import Pipeline, apart
from retold.text import words

NEWS = Path(__file__).parents[2] / "shared" / "data" / "news37k" / "articles.parquet"


@pytest.mark.skipif(not NEWS.exists(), reason="measures on ../shared/data/news37k, which is not part of the product")
@pytest.mark.parametrize(("tagger", "count"), [("fast", 2_000), ("accurate", 150)])
def test_real_articles(tmp_path, tagger, count):
    table = pq.read_table(NEWS).sort_by("published").slice(20_000, count)
    path = tmp_path / "slice.parquet"
    pq.write_table(table, path)
    pipeline = Pipeline(Local(), tagger=tagger)
    readings, rejections = apart(pipeline.read(pipeline.ingest([str(path)])))
    result = pipeline.trace(readings)
    assert not rejections
    assert not result.rejections
    assert len(readings) == len(
        set(zip(*(table[c].to_pylist() for c in ("title", "outlet", "url", "text")), strict=True))
    )
    texts = {reading.article.id: reading.article.text for reading in readings}
    assert texts.keys() >= {id for story in result.traced.stories for id in story.articles}
    assert sum(len(reading.attributions) for reading in readings) > 5 * len(readings)
    assert any(len(story.articles) > 1 for story in result.traced.stories) or count < 2_000
    for reuse in result.traced.reuses:
        sides = (texts[place.article][place.span.start : place.span.end] for place in (reuse.left, reuse.right))
        left, right = (set(words(side).keys.tolist()) for side in sides)
        assert len(left & right) >= 0.3 * min(len(left), len(right))
