"""Errors a caller can meet. Each message says what went wrong, where, and what to do.

RetoldError
├── UsageError          a call or command that cannot be carried out as written (exit code 2)
├── InputError          an input that could not be read at all (exit code 3)
├── StoreError          a store that is not one, is of another version, or is locked
└── MissingExtraError   an optional library is not installed; the message names the pip command

One bad article among many is no error: it becomes a `Rejection`.
"""


class RetoldError(Exception):
    """Anything retold raises on purpose."""


class UsageError(RetoldError):
    """The request itself makes no sense."""


class InputError(RetoldError):
    """An input could not be read at all."""


class StoreError(RetoldError):
    """The store cannot be used."""


class MissingExtraError(RetoldError):
    """A library that this needs is not installed."""
