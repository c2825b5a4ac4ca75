"""What a command writes to standard output and error, and how it ends when nobody reads that any more (`| head`)."""

from __future__ import annotations

import errno
import os
import sys
from typing import TextIO

READER_GONE = 128 + 13
"""What a shell says of a tool that SIGPIPE (13) ended: so end `git log | head` and `grep … | head`, too."""
_GONE = (errno.EPIPE, errno.EINVAL)  # Windows says EINVAL of a pipe whose reader has gone


class ReaderGone(Exception):
    """Nobody reads on: the command ends without a word."""


def put(text: str, stream: TextIO) -> None:
    """Write a line, and at once: what is still buffered at the end would fail where nobody can catch it.

    ReaderGone where nobody reads on, OSError where it cannot be written (a full disk).
    """
    try:
        print(text, file=stream, flush=True)
    except OSError as error:
        if error.errno in _GONE:
            raise ReaderGone from error
        raise


def leave(code: str | int | None) -> str | int | None:
    """Write what is left, or give it up: the interpreter would write it again and complain. Answers the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if stream is None:  # a window without a console
            continue
        try:
            stream.flush()
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            code = READER_GONE if error.errno in _GONE else code or 1
    return code
