"""The demo: what it must find of the example's truth, what it prints, and the page it writes."""

from click.testing import CliRunner

from retold import cli, demo
from retold.engine.local import Local
from retold.pipeline import Pipeline


def test_the_demo_finds_most_of_what_was_planted_and_nothing_else():
    score = demo.score(demo.run(Pipeline(Local(1))))
    assert len(score.changes) >= 20
    assert len(score.changes_found) >= 0.8 * len(score.changes)
    assert score.extra == []
    assert len(score.parents_found) >= 0.9 * len(score.parents)
    assert len(score.extra_parents) <= 1
    assert score.independent_reports[0] == score.independent_reports[1]


def test_the_score_counts_misses():
    result = demo.run(Pipeline(Local(1)))
    emptied = demo.score(result._replace(changes=()))
    assert emptied.changes_found == []
    assert emptied.changes_missed == emptied.changes
    assert f"0 of {len(emptied.changes)} found" in demo.report(result._replace(changes=()))


def test_the_command_prints_the_path_and_writes_the_page(tmp_path):
    page = tmp_path / "page.html"
    output = (
        CliRunner().invoke(cli.app, ["demo", "-o", str(page)], standalone_mode=False, catch_exceptions=False).stdout
    )
    assert "gravest changes" in output
    assert "Scored against" in output
    assert "<script" not in page.read_text(encoding="utf-8")
