"""What the documents say is run: the Python of docs/api.md, and the commands that the README names."""

import re
from pathlib import Path

import pytest

from retold import cli

ROOT = Path(__file__).parents[1]


def test_the_python_in_the_docs_runs(tmp_path, monkeypatch, capsys):
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "api.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 2
    for block in blocks:
        exec(compile(block, "docs/api.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "number_changed" in printed
    assert "14 pages, 2 independent reports" in printed


@pytest.mark.parametrize("page", ["README.md", "docs/cli.md", "docs/accuracy.md"])
def test_links_and_commands_lead_somewhere(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / page).parent.joinpath(target).exists(), target
    for command in re.findall(r"^(?:.*&& \.venv/bin/)?retold (\w+)", text, re.MULTILINE):
        assert command in cli.app.commands
    for script in re.findall(r"python (bench/\w+\.py)", text):
        assert (ROOT / script).exists()


def test_the_readme_holds_the_two_commands_that_ci_runs():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = text.partition("<!-- commands -->")[2].partition("<!-- /commands -->")[0]
    commands = [line for line in block.splitlines() if line.startswith("python3 ")]
    assert len(commands) == 2
    assert "retold demo" in commands[0]
    assert "pytest" in commands[1]
