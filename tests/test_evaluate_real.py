"""The floors of bench/floors.json hold on the real data; only where it lies beside the checkout."""

from pathlib import Path

import pytest

from retold.evaluate import Request, evaluate, floors

ROOT = Path(__file__).parents[1]
POLNEAR = ROOT.parent / "shared" / "data" / "polnear"


@pytest.mark.skipif(not POLNEAR.exists(), reason="measures on ../shared/data/polnear, which is not part of the product")
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("tagger", ["fast", "accurate"])
@pytest.mark.parametrize("task", ["attribution", "parity"])
def test_the_floors_hold(task, tagger):
    report = evaluate(task, Request(POLNEAR, tagger=tagger))
    assert floors.fallen(report, floors.load(ROOT / "bench" / "floors.json")[task][tagger]) == []
