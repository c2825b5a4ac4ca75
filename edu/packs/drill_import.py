"""A scenario file from outside, read in a child process under limits: a hostile file can only end the child."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec

from edu.domain.drills.frozen import freeze, thaw
from edu.domain.drills.scenario import Scenario
from edu.domain.errors import BadFile
from edu.domain.problems import Problem
from edu.domain.register import Register
from edu.packs.drill_reader import drill_from_raw
from edu.packs.reading import Reading
from edu.packs.register import read_register
from edu.packs.roster.child import Limits, run
from edu.packs.source import MAX_BYTES, Report, parse_yaml
from edu.packs.upgrades import upgrade

LIMITS = Limits(memory=1 << 30, seconds=60)


class _Order(msgspec.Struct, frozen=True):
    text: str
    file: str
    register: str


class _Answer(msgspec.Struct, frozen=True):
    scenario: bytes
    problems: tuple[Problem, ...]


def read_outside(path: Path, register: Path) -> Reading[Scenario]:
    """With the id that the file gives itself. BadFile where it is too large, no text, or breaks the limits."""
    if path.exists() and not path.is_file():  # a pipe would be waited for without end
        raise BadFile("这不是文件。", "请选择导出的 .yaml 脚本文件。")
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise BadFile("文件打不开。", "请检查文件是否存在、是否有读取权限。") from error
    except UnicodeDecodeError as error:
        raise BadFile("这不是推演脚本：文件不是 UTF-8 文字。", "请选择导出的 .yaml 脚本文件。") from error
    if len(data) > MAX_BYTES:
        raise BadFile("文件超过 2 MB，不是推演脚本。", "请选择导出的 .yaml 脚本文件。")
    order = msgspec.msgpack.encode(_Order(text, path.name, str(register)))
    try:
        answer = msgspec.msgpack.decode(run("edu.packs.drill_import:answer", order, LIMITS), type=_Answer)
    except BadFile as error:
        raise BadFile("这个脚本文件读不出来，可能已损坏。", "请向提供的人重新索取，或选择别的文件。") from error
    value = thaw(answer.scenario) if answer.scenario else None
    return Reading(file=path.name, value=value, problems=answer.problems)


def answer(body: bytes) -> bytes:
    """The child's work."""
    order = msgspec.msgpack.decode(body, type=_Order)
    report = Report(order.file)
    raw = parse_yaml(order.text, report)
    if raw is None or not upgrade("drill", raw, report):
        return msgspec.msgpack.encode(_Answer(b"", tuple(report.problems)))
    register = read_register(Path(order.register), "register").value
    reading = drill_from_raw(raw, register or Register(), report, str(raw.get("id")))
    problems = tuple(replace(one, file=order.file) for one in reading.problems)
    return msgspec.msgpack.encode(_Answer(freeze(reading.value) if reading.value else b"", problems))
