"""The program: `retold`, or `python -m retold`. Runs a command, and turns whatever ends it into an exit code."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import click

from retold.cli import DONE, INTERRUPTED, UNREADABLE, USAGE, app
from retold.errors import InputError, RetoldError


def _open_streams() -> None:
    """Data is UTF-8 wherever it is piped to; a terminal shows what it can. A closed output is the null device."""
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (it stays open to the end)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=None if sys.stdout.isatty() else "utf-8", errors="replace")


def main() -> None:
    """Run the command line, and end with its exit code."""
    _open_streams()
    try:
        with app.make_context("retold", sys.argv[1:]) as context:  # not app.main, which makes a broken pipe exit code 1
            code = app.invoke(context)
    except click.exceptions.Exit as stopped:
        code = stopped.exit_code
    except click.ClickException as error:
        error.show()
        code = USAGE
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted; what was committed to a store is kept", err=True)
        code = INTERRUPTED
    except InputError as error:
        click.echo(f"retold: {error}", err=True)
        code = UNREADABLE
    except RetoldError as error:
        click.echo(f"retold: {error}", err=True)
        code = USAGE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = DONE
    except OSError as error:
        click.echo(f"retold: {error}; is there room, and may it be written?", err=True)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = USAGE
    sys.exit(code)


if __name__ == "__main__":
    main()
