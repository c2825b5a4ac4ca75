"""Builders for tests of certificates and learning files: real services over a bench, one township, ready programmes."""

from __future__ import annotations

from datetime import date

from edu.bootstrap import Services
from edu.domain.actors import Actor, Role
from edu.domain.classes import MAKE_UPS
from edu.domain.events.study import HoursCredited
from edu.domain.identity import IdDocument, check_digit
from edu.services.people import NewPost
from tests.stores import Bench

ADMIN = Actor(role=Role.ADMIN, id="a1")
PROGRAMME = "principal-initial"  # no exam, 32 学时, valid for twelve months
EXAM_PROGRAMME = "safety-manager-initial"
DAY = "2026-11-02"
assert MAKE_UPS


def make_office(bench: Bench, *, organisation: str = "青田县叶村乡人民政府") -> Services:
    services = bench.services()
    town = services.organisations.declare_org_unit(ADMIN, code="331121207000", name="叶村乡", level="township")
    services.settings.change(organisation=organisation, home=town)
    return services


def add_person(
    services: Services, name: str = "张伟杰", number: int = 1, *, person_class: str = "principal", role: str = "厂长"
) -> str:
    digits = f"33112119900101{number:03d}"
    document = IdDocument(kind="resident-id", number=digits + check_digit(digits))
    post = NewPost(role=role, person_class=person_class, org=services.settings.value.home, starts=date(2024, 3, 1))
    return services.people.register(ADMIN, name, document, [post], phone="13800001234")


def credit(
    bench: Bench,
    person: str,
    minutes: int = 1440,
    *,
    form: str = "offline",
    kind: str = "initial",
    person_class: str = "principal",
    day: str = DAY,
    title: str = "主要负责人初次培训班",
) -> str:
    fact = HoursCredited(
        minutes=minutes, unit_minutes=45 if form == "offline" else 30, form=form, source="class", source_id="",
        programme_kind=kind, person_class=person_class, day=day, title=title,
    )  # fmt: skip
    with bench.store.writing(ADMIN) as work:
        label = work.append(fact, person, person=person).label
        work.commit()
    return label


def issued(bench: Bench, services: Services, name: str = "张伟杰", number: int = 1):
    person = add_person(services, name, number)
    credit(bench, person)
    return services.certificates.issue(ADMIN, person, PROGRAMME)
