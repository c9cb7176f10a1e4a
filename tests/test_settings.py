"""Every number that decides something is read somewhere: a setting that nothing asks for misleads who reads it."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_setting_is_used():
    code = [*(ROOT / "src").rglob("*.py"), *(ROOT / "bench").rglob("*.py")]
    settings = [path for path in code if path.parent.name == "settings"]
    assert settings
    used = set(re.findall(r"\b[A-Z][A-Z0-9_]+\b", "\n".join(p.read_text("utf-8") for p in code if p not in settings)))
    for path in settings:
        text = path.read_text("utf-8")
        for name in re.findall(r"^([A-Z][A-Z0-9_]+)\b(?=.*=)", text, re.M):
            assert name in used or len(re.findall(rf"\b{name}\b", text)) > 1, f"{name} in {path.name}"
