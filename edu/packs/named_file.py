"""A YAML file that holds one thing and is named by its id, as programmes and blueprints are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from edu.packs.form import Form
from edu.packs.reading import Reading
from edu.packs.source import Report, read_yaml
from edu.packs.upgrades import PackKind, upgrade


class Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=Named)


def read_named(path: Path, label: str, kind: PackKind, what: str, parse: Callable[[Form], N]) -> Reading[N]:
    """`what` names it to a person. The value is None as soon as anything is wrong: half of it is another thing."""
    report = Report(label)
    raw = read_yaml(path, report)
    if raw is None or not upgrade(kind, raw, report):
        return Reading(file=label, value=None, problems=tuple(report.problems))
    form = Form(raw, report, what)
    made = parse(form)
    form.close()
    if made.id and made.id != path.stem:
        form.wrong("id", f"编号“{made.id}”与文件名“{path.stem}”不同。", "请改成一样。", "id-file")
    places = {key: (label, line) for key, line in raw.lines.items()}
    return Reading(file=label, value=made if form.sound else None, problems=tuple(report.problems), places=places)
