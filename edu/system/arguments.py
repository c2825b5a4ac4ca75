"""The command line's grammar in Chinese: argparse with its own words exchanged, usage and help included."""

from __future__ import annotations

import argparse
import re
import sys
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_NAMES = {"what": "命令", "file": "文件", "PERSON": "人员", "FILE.pdf|TEXT": "证书文件或文本"}
"""Places of the line that have a name in the code only."""
_SAYINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.DOTALL), say)
    for pattern, say in (
        (r"argument (.+?): (.+)", lambda m: f"{_plain(m[1])}：{in_chinese(m[2])}"),
        (r"the following arguments are required: (.+)", lambda m: f"还缺少 {_plain(m[1])}"),
        (r"one of the arguments (.+) is required", lambda m: f"这几个选项要写一个：{m[1].replace(' ', '、')}"),
        (r"unrecognized arguments: (.+)", lambda m: f"不认识“{m[1]}”"),
        (r"invalid choice: '?(.*?)'? \(choose from (.+)\)", lambda m: f"没有“{m[1]}”，可以写 {_plain(m[2])}"),
        (r"invalid \S+ value: '(.*)'", lambda m: f"“{m[1]}”的写法不对"),
        (r"expected (?:one|at least one|\d+) arguments?", lambda _: "后面要写内容"),
        (r"expected at most one argument", lambda _: "后面最多写一项"),
        (r"not allowed with argument (.+)", lambda m: f"不能和 {m[1]} 一起写"),
        (r"ignored explicit argument '(.*)'", lambda m: f"后面不能写“{m[1]}”"),
        (r"ambiguous option: (.+) could match (.+)", lambda m: f"“{m[1]}”不完整，可能是 {_plain(m[2])}"),
    )
)


def in_chinese(message: str) -> str:
    """What argparse (3.11 to 3.13) says, as a Chinese sentence without its stop."""
    for pattern, say in _SAYINGS:
        found = pattern.fullmatch(message)
        if found:
            return say(found)
    return f"写法不对（{message}）"


def _plain(names: str) -> str:
    told = [name.strip().strip("'") for name in names.split(",")]
    return "、".join(_NAMES.get(name, name) for name in told)


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Its sub-parsers are of its own class, so that every level speaks Chinese."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Formatter, add_help=False, **options)
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def error(self, message: str) -> NoReturn:
        """Wrong use: what is wrong, the usage, exit 2."""
        sys.stderr.write(
            f"命令没有执行：{in_chinese(message)}。\n{self.format_usage()}每个命令加 --help 看它的选项。\n"
        )
        raise SystemExit(2)
