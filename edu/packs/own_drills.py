"""Scenarios that a place wrote itself, beside the shipped ones: `<folder>/<drill>/scenario.yaml` in the user's data.

An own scenario never stands in for a shipped one: its id is free, or it is not on the shelf.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from edu.domain.errors import Conflict, NotFound, PackError
from edu.packs.library import ContentLibrary
from edu.packs.source import MAX_BYTES
from edu.system.files import replace_file

if TYPE_CHECKING:
    from edu.domain.drills.overlay import Overlay
    from edu.domain.drills.scenario import Scenario
    from edu.domain.problems import Problem
    from edu.domain.register import Register
    from edu.packs.reading import Reading

FILE, LOCAL, RELEASED = "scenario.yaml", "local.yaml", "released"
LONGEST_MARK = 200
Read = tuple["Scenario | None", "tuple[Problem, ...]"]


class OwnDrills:
    """Implements ports.workshop.DrillFiles and DrillReleases, and the DrillShelf that runs are started from.

    A file is read anew only when it was changed; what is read is kept by its size and time.
    """

    def __init__(self, library: ContentLibrary, folder: Path) -> None:
        self._library = library
        self._folder = folder
        self._read: dict[str, tuple[tuple[int, int], Reading[Scenario]]] = {}

    # -- the shelf --

    @property
    def drill_ids(self) -> Sequence[str]:
        return (*self.shipped, *self.own)

    def drill(self, drill_id: str) -> Scenario:
        if drill_id in self.shipped:
            return self._library.drill(drill_id)
        reading = self._reading(drill_id)
        if reading.value is None or not reading.clean:
            message = f"自编脚本“{reading.value.title if reading.value else drill_id}”还有问题，不能推演。"
            raise PackError(message, "请在脚本工坊里改好。", reading.problems)
        return reading.value

    # -- drafts --

    @property
    def shipped(self) -> Sequence[str]:
        return self._library.drill_ids

    @property
    def own(self) -> Sequence[str]:
        if not self._folder.is_dir():
            return ()
        found = (path.parent.name for path in self._folder.glob(f"*/{FILE}"))
        return tuple(sorted(name for name in found if name not in self.shipped))

    def read(self, drill_id: str) -> Read:
        """A draft has problems and, unless nothing of it can be read, a value all the same."""
        if drill_id in self.shipped:
            reading = self._library.drill_reading(drill_id)
            return reading.value, reading.problems
        reading = self._reading(drill_id)
        # a folder that somebody copied by hand: saved under the id inside, it would overwrite the first
        value = replace(reading.value, id=drill_id) if reading.value is not None else None
        return value, reading.problems

    def write(self, scenario: Scenario) -> None:
        """PackError, and nothing written, where the file would not read back as it is."""
        from edu.packs.drill_writer import write_scenario

        self._refuse_shipped(scenario.id)
        self._prove(scenario)
        write_scenario(scenario, self._path(scenario.id))

    def remove(self, drill_id: str) -> None:
        """Its own settings and its release go with it; the folder stays where something else lies in it."""
        self._refuse_shipped(drill_id)
        if drill_id not in self.own:
            raise NotFound(f"没有推演脚本“{drill_id}”。", "请刷新列表。")
        for name in (FILE, LOCAL, RELEASED):
            (self._folder / drill_id / name).unlink(missing_ok=True)
        folder = self._folder / drill_id
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()

    def read_outside(self, path: Path) -> Read:
        from edu.packs.drill_import import read_outside

        reading = read_outside(path, self._library.content / "register")
        return reading.value, reading.problems

    def write_outside(self, scenario: Scenario, path: Path) -> None:
        from edu.packs.drill_writer import write_scenario

        write_scenario(scenario, path)

    # -- grounds --

    def known_cite(self, ref: str) -> bool:
        from edu.packs.inline import known_cite

        return known_cite(ref, self._library.known_register)

    @property
    def register(self) -> Register:
        return self._library.known_register

    # -- on offer to who plays alone --

    def released(self, drill_id: str) -> str:
        """A mark that cannot be read is none: what is not surely proved is not offered."""
        try:
            return (self._folder / drill_id / RELEASED).read_text(encoding="ascii").strip()[:LONGEST_MARK]
        except (OSError, UnicodeDecodeError):
            return ""

    def release(self, drill_id: str, mark: str) -> None:
        if drill_id not in self.own:
            raise NotFound(f"没有推演脚本“{drill_id}”。", "请刷新列表。")
        replace_file(self._folder / drill_id / RELEASED, f"{mark}\n".encode("ascii"))

    def withdraw(self, drill_id: str) -> None:
        if drill_id in self.own:
            (self._folder / drill_id / RELEASED).unlink(missing_ok=True)

    # -- settings of the place --

    def overlay(self, scenario: Scenario) -> tuple[Overlay | None, tuple[Problem, ...]]:
        from edu.packs.drill_overlay import read_overlay

        path = self._folder / scenario.id / LOCAL
        if not path.is_file():
            return None, ()
        reading = read_overlay(path, scenario)
        return reading.value, reading.problems

    def write_overlay(self, overlay: Overlay) -> None:
        from edu.packs.drill_overlay_writer import write_overlay

        write_overlay(overlay, self._folder / overlay.scenario / LOCAL)

    def remove_overlay(self, drill_id: str) -> None:
        if drill_id in self.drill_ids:
            (self._folder / drill_id / LOCAL).unlink(missing_ok=True)

    # -- pieces --

    def _path(self, drill_id: str) -> Path:
        return self._folder / drill_id / FILE

    def _refuse_shipped(self, drill_id: str) -> None:
        if drill_id in self.shipped:
            raise Conflict("随程序带的脚本不能改。", "请先复制一份，再改复制的。")

    def _reading(self, drill_id: str) -> Reading[Scenario]:
        from edu.packs.drill_reader import read_drill

        if drill_id not in self.own:
            raise NotFound(f"没有推演脚本“{drill_id}”。", "请刷新列表。")
        stat = self._path(drill_id).stat()
        stamp = (stat.st_mtime_ns, stat.st_size)
        held = self._read.get(drill_id)
        if held is None or held[0] != stamp:
            held = stamp, read_drill(self._folder / drill_id, self._library.known_register, drill_id)
            self._read[drill_id] = held
        return held[1]

    def problems_of(self, scenario: Scenario) -> tuple[Problem, ...]:
        return self._read_back(scenario)[2]

    def _prove(self, scenario: Scenario) -> None:
        from edu.domain.drills.frozen import freeze

        text, again, problems = self._read_back(scenario)
        same = again is not None and freeze(again) == freeze(scenario)
        if len(text.encode("utf-8")) > MAX_BYTES or not same:
            raise PackError("这样存下去会丢掉一部分内容，没有保存。", "请按列出的问题改正后再保存。", problems)

    def _read_back(self, scenario: Scenario) -> tuple[str, Scenario | None, tuple[Problem, ...]]:
        """How it is written, and what is read from that."""
        from edu.packs.drill_reader import drill_from_raw
        from edu.packs.drill_writer import scenario_text
        from edu.packs.source import Report, parse_yaml

        text, report = scenario_text(scenario), Report(FILE)
        raw = parse_yaml(text, report)
        if raw is None:
            return text, None, tuple(report.problems)
        again = drill_from_raw(raw, self._library.known_register, report, scenario.id)
        return text, again.value, again.problems
