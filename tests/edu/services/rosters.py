"""A roster of the office as a workbook, and the steps of an import, for tests of what stands on them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from edu.bootstrap import Services
from edu.domain.actors import OPERATOR
from edu.domain.people import PeopleQuery
from edu.services.roster_plan import ImportPlan
from tests.edu.packs.roster.books import HEADER, xlsx
from tests.people import ADMIN


def book(folder: Path, *rows: Sequence[Any], name: str = "名册.xlsx") -> Path:
    path = folder / name
    path.write_bytes(xlsx([HEADER, *rows]))
    return path


def plan(services: Services, path: Path, township: str = "") -> ImportPlan:
    return services.roster_import.dry_run(ADMIN, path, township=township)


def codes(made: ImportPlan) -> list[str]:
    return [problem.code for problem in made.problems]


def count(services: Services) -> int:
    return services.people.count(OPERATOR, PeopleQuery())


def taken(services: Services, path: Path, township: str = "") -> str:
    """The id of the import."""
    return services.roster_import.take(ADMIN, plan(services, path, township)).batch
