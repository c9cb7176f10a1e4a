"""Ctrl-C and a killed process, on the installed program: what was committed stays, and the next run goes on."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from retold import store

PROGRAM = [sys.executable, "-m", "retold"]


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "corpus.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(3000):
            text = f"The clerk of Dellmouth said on Monday that ledger {number} was found in cellar {number % 7}. " * 12
            file.write(json.dumps({"id": str(number), "text": text}) + "\n")
    return path


@pytest.mark.timeout(180)
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_what_was_committed_stays(corpus, tmp_path, sent, code):
    path = tmp_path / "held.retold"
    command = [*PROGRAM, "add", str(corpus), "--store", str(path), "--jobs", "1"]
    # the background jobs of a shell ignore Ctrl-C, and so would this one
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"NO_COLOR": "1"}
    )
    signal.signal(signal.SIGINT, before)
    held = 0
    deadline = time.monotonic() + 90
    while held == 0 and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.2)
        if path.exists():
            try:
                with store.open(path, readonly=True) as kept:
                    held = kept.count()
            except store.StoreError:
                continue
    process.send_signal(sent)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == code
    assert (b"interrupted" in errors) == (sent == signal.SIGINT)
    with store.open(path) as kept:
        after = kept.count()
        assert 0 < held <= after
        assert all(kept.has(article.id) for article in kept.articles())


def test_help_is_quick():
    started = time.perf_counter()
    subprocess.run([*PROGRAM, "--help"], check=True, capture_output=True)
    assert time.perf_counter() - started < 5


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path):
    text = "The clerk of Dellmouth said on Monday that a ledger was found in the cellar. " * 40
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(json.dumps({"id": n, "text": f"{n} {text}"}) + "\n" for n in range(200)), encoding="utf-8")
    command = [*PROGRAM, "read", str(path), "--format", "jsonl", "--jobs", "1"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 0
    assert errors.decode().strip() in {"", "attributions by attribution-1, the accurate tagger"}


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_piped_data_is_utf8_whatever_the_terminal_is(tmp_path, encoding):
    path = tmp_path / "a.txt"
    path.write_text("“The gate is shut ☂,” said Ana Vale on Monday.", encoding="utf-8")
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    found = subprocess.run(
        [*PROGRAM, "read", str(path), "--format", "json"], capture_output=True, env=environment, check=True
    )
    assert "☂" in json.loads(found.stdout.decode("utf-8"))["readings"][0]["article"]["text"]


def test_a_full_disk_is_said_in_one_line(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("The gate is shut, the mayor said on Monday.", encoding="utf-8")
    with open("/dev/full", "w") as full:
        found = subprocess.run([*PROGRAM, "read", str(path), "--format", "json"], check=False, stdout=full, stderr=-1)
    assert found.returncode == 2
    assert b"Traceback" not in found.stderr
    assert b"space" in found.stderr
