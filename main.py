#!/usr/bin/env python3
"""应知应会: options, then a command or a mode's window. Qt is imported last, and only for a window."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # pygame greets on stdout, which --json owns

WINDOW_COMMANDS = {"gallery": "把每个画面画成图片"}


def main(argv: list[str]) -> int:
    from edu.packs.roster.child import serve_if_child

    if serve_if_child(sys.argv):  # a child that reads an outside file under limits of memory and time
        return 0
    from edu.commands import NOUNS, run

    if argv and argv[0] == "kiosk" and not {"--supervised", "--set-pin", "-h", "--help"}.intersection(argv):
        return window()(["--mode", *argv])
    if argv and argv[0] in NOUNS:
        return run(argv[0], argv[1:])
    if argv == ["kiosk-cover"]:  # what the supervisor keeps under the kiosk
        from ui.shell.cover import run as cover

        return cover()
    if argv and argv[0] == "gallery":
        from ui.gallery_command import run as draw

        return draw(argv[1:])
    if argv and not argv[0].startswith("-"):
        print(f"没有“{argv[0]}”这个命令。", file=sys.stderr)
        print_help(NOUNS)
        return 2
    if argv and argv[0] in ("-h", "--help"):
        print_help(NOUNS)
        return 0
    return window()(argv)


def window() -> Callable[[list[str]], int]:
    """Storage first, Qt last: PySide6, once loaded, reads the source of every module that is imported after it."""
    import edu.bootstrap  # noqa: F401
    from ui.main_window import run

    return run


def print_help(nouns: dict[str, str]) -> None:
    from edu.system.output import put

    lines = [f"      main.py {noun:<14} {what}" for noun, what in {**nouns, **WINDOW_COMMANDS}.items()]
    usage = "用法：main.py [--mode launcher|kiosk|study|trainer|manager] [--data DIR]    打开窗口"
    put("\n".join((usage, *lines, "每个命令加 --help 看它的选项。")), sys.stdout)


def speak_any_name() -> None:
    """A console of code page 936 has no 𬭩: programs that read us get UTF-8, people a question mark, nobody a crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            told = stream.isatty() or "PYTHONIOENCODING" in os.environ
            stream.reconfigure(encoding=None if told else "utf-8", errors="replace")


def to_the_end(argv: list[str]) -> str | int | None:
    """The exit code, after all that was said is out; help, too, may be read by `head`."""
    from edu.system.output import READER_GONE, ReaderGone, leave

    try:
        code: str | int | None = main(argv)
    except SystemExit as left:
        code = left.code
    except ReaderGone:
        code = READER_GONE
    return leave(code)


if __name__ == "__main__":
    speak_any_name()
    sys.exit(to_the_end(sys.argv[1:]))
