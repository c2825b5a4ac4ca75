"""The year counted again in plain Python from the payloads of the ledger: no projection, no fold, no SQL but one."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select

from edu.storage.database import Database
from edu.storage.schema import codes, events
from edu.system.clock import civil_date

Row = dict[str, Any]


def read_events(store: Database) -> Iterator[tuple[str, str, str, int, str, Row]]:
    """(kind, subject, person, time, label, payload) in the order of the chain."""
    with store.engines.reader.connect() as connection:
        words = {row.id: row.value for row in connection.execute(select(codes))}
        for row in connection.execute(select(events).order_by(events.c.hlc, events.c.position)):
            label = f"{words[row.device][-6:]}-{row.epoch}-{row.seq:06d}"
            payload = json.loads(bytes(row.payload))
            yield words[row.kind], row.subject, row.person or "", row.time_ms, label, payload


@dataclass
class Life:
    """The state after all events, as simple as it can be."""

    units: dict[str, Row] = field(default_factory=dict)
    firms: dict[str, Row] = field(default_factory=dict)
    posts: dict[str, Row] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)
    credits: dict[str, Row] = field(default_factory=dict)
    papers: dict[str, Row] = field(default_factory=dict)
    sittings: dict[str, Row] = field(default_factory=dict)
    certificates: dict[str, Row] = field(default_factory=dict)
    own: dict[str, Row] = field(default_factory=dict)
    classes: dict[str, Row] = field(default_factory=dict)
    attendance: set[tuple[str, str, str]] = field(default_factory=set)
    """Class, person, meeting."""
    cancelled: set[str] = field(default_factory=set)
    left: set[tuple[str, str]] = field(default_factory=set)
    drills: dict[str, Row] = field(default_factory=dict)
    visits: list[Row] = field(default_factory=list)
    feedback: list[Row] = field(default_factory=list)
    groups: dict[str, Row] = field(default_factory=dict)

    def who(self, person: str) -> str:
        while person in self.merged:
            person = self.merged[person]
        return person

    def unit(self, org: str) -> str:
        while self.units.get(org, {}).get("joined"):
            org = self.units[org]["joined"]
        return org


def lived(store: Database) -> Life:
    life = Life()
    for kind, subject, person, time_ms, label, fact in read_events(store):
        _take(life, kind, subject, person, time_ms, label, fact)
    return life


def _take(life: Life, kind: str, subject: str, person: str, time_ms: int, label: str, fact: Row) -> None:  # noqa: C901
    match kind:
        case "org_unit_declared":
            life.units[subject] = fact
        case "org_unit_joined":
            life.units[subject] = {**life.units[subject], "joined": fact["into"]}
        case "org_unit_withdrawn":
            del life.units[subject]
        case "enterprise_registered" | "enterprise_changed":
            life.firms[subject] = fact
        case "enterprise_withdrawn":
            del life.firms[subject]
        case "post_assigned":
            life.posts[fact["post"]] = {**fact, "person": subject}
        case "post_ended":
            life.posts[fact["post"]]["ends"] = fact["ends"]
        case "post_withdrawn":
            del life.posts[fact["post"]]
        case "person_merged":
            life.merged[subject] = fact["into"]
        case "hours_credited":
            life.credits[label] = {**fact, "person": subject}
        case "hours_withdrawn":
            del life.credits[fact["credit"]]
        case "paper_frozen":
            life.papers[subject] = fact
        case "sitting_started":
            life.sittings[subject] = {**fact, "person": person}
        case "sitting_handed_in":
            life.sittings[subject]["ended"] = civil_date(time_ms).isoformat()
        case "sitting_marked" | "mark_overridden":
            life.sittings[subject].update(score=fact["score"], passed=fact["passed"], marked=True)
        case "state_certificate_recorded":
            life.certificates[fact["record"]] = {**fact, "person": subject}
        case "state_certificate_withdrawn":
            del life.certificates[fact["record"]]
        case "certificate_issued":
            life.own[subject] = {**fact, "person": person, "revoked": ""}
        case "certificate_revoked":
            life.own[subject]["revoked"] = fact["day"]
        case "class_opened":
            life.classes[subject] = {**fact, "closed": False}
        case "class_closed":
            life.classes[subject]["closed"] = True
        case "class_reopened":
            life.classes[subject]["closed"] = False
        case "meeting_cancelled":
            life.cancelled.add(fact["meeting"])
        case "meeting_planned":
            life.cancelled.discard(fact["meeting"])
        case "enrolled":
            life.left.discard((subject, person))
        case "enrolment_withdrawn":
            life.left.add((subject, person))
        case "signed_in" | "made_up":
            life.attendance.add((subject, person, fact["meeting"]))
        case "marked_absent":
            life.attendance.discard((subject, person, fact["meeting"]))
        case "attendance_taken_back" if fact["what"] == "in":
            life.attendance.discard((subject, person, fact["meeting"]))
        case "drill_recorded":
            life.drills[subject] = fact
        case "drill_withdrawn":
            del life.drills[subject]
        case "visit_finished":
            life.visits.append({**fact, "day": civil_date(time_ms).isoformat(), "time_ms": time_ms})
        case "feedback_given":
            life.feedback.append({**fact, "day": civil_date(time_ms).isoformat()})
        case "hall_group_booked":
            life.groups[subject] = fact
        case "hall_group_cancelled":
            del life.groups[subject]


GROUPS = {
    "principal": "principal", "safety_manager": "safety-manager", "special_operator": "special-operator",
    "new_worker": "worker", "grid_member": "grid-member", "village_admin": "village-admin",
}  # fmt: skip
HELD = {
    "operators": ("licensed_operators", "expiring_operators", {"special-operation", "special_operation"}),
    "managers": ("licensed_managers", "expiring_managers", {"competence"}),
    "rescuers": ("first_aiders", "", {"red-cross"}),
}


class Recount:
    """Figures of the places in `places` (org ids, joined ones resolved); `loose` takes in what has no place."""

    def __init__(self, life: Life, places: set[str], today: date, *, loose: bool) -> None:
        self._life = life
        self._places = places
        self._loose = loose
        self._first, self._last = f"{today.year}-01-01", today.isoformat()
        month = today.month + 6
        self._soon = date(today.year + (month > 12), (month - 1) % 12 + 1, today.day).isoformat()

    def figures(self) -> Counter[str]:
        found: Counter[str] = Counter()
        self._count_people(found)
        self._count_events(found)
        return found

    def _here(self, *orgs: str) -> bool:
        org = next((org for org in orgs if org), "")
        return self._life.unit(org) in self._places if org else self._loose

    def _in_year(self, day: str) -> bool:
        return self._first <= day <= self._last

    def _posts(self) -> list[Row]:
        life, found = self._life, []
        for post in life.posts.values():
            firm = life.firms.get(post.get("enterprise", ""), {})
            begun = not post.get("starts") or post["starts"] <= self._last
            held = begun and (not post.get("ends") or post["ends"] >= self._last)
            if held and self._here(post.get("org", ""), firm.get("village", ""), firm.get("township", "")):
                found.append({**post, "person": life.who(post["person"]), "risk": firm.get("high_risk", False)})
        return found

    def _count_people(self, found: Counter[str]) -> None:
        posts = self._posts()
        everybody = {post["person"] for post in posts}
        minutes: dict[str, Counter[str]] = defaultdict(Counter)
        for credit in self._life.credits.values():
            if self._in_year(credit["day"]):
                minutes[self._life.who(credit["person"])][credit["form"], credit.get("person_class", "")] += credit[
                    "minutes"
                ]  # type: ignore[index]
        exams = [
            (self._life.who(s["person"]), self._life.papers[s["paper"]].get("person_class", ""), s["passed"])
            for s in self._life.sittings.values()
            if s["source"] == "exam" and s.get("marked") and self._in_year(s["ended"])
        ]
        found["people"] = len(everybody)
        for form in ("offline", "online"):
            found[f"{form}_minutes"] = sum(
                n
                for person in everybody
                for (how, _), n in minutes[person].items()
                if how == form  # type: ignore[misc]
            )
        found["credited_minutes"] = found["offline_minutes"] + found["online_minutes"] * 45 // 30
        found["sat"] = len({person for person, _, _ in exams if person in everybody})
        found["passed"] = len({person for person, _, passed in exams if passed and person in everybody})
        for slug, kind in GROUPS.items():
            named = {
                post["person"]
                for post in posts
                if post["person_class"] == kind and (slug != "new_worker" or self._is_new(post))
            }
            found[f"due_{slug}"] = len(named)
            found[f"trained_{slug}"] = sum(self._trained(minutes[person], kind) for person in named)
            passed = {person for person, paper, ok in exams if ok and paper in ("", kind)}
            found[f"passed_{slug}"] = len(named & passed)
        self._count_certificates(found, posts)

    def _is_new(self, post: Row) -> bool:
        """No post at the same unit is older than the year, whoever's name it was under before a merge."""
        life = self._life

        def at(held: Row) -> str:
            return str(held.get("enterprise") or life.unit(held.get("org", "")))

        old = [
            held
            for held in life.posts.values()
            if life.who(held["person"]) == post["person"] and at(held) == at(post)
            and not held.get("starts", "") >= self._first
        ]  # fmt: skip
        return not old and self._first <= post.get("starts", "") <= self._last

    def _trained(self, minutes: Counter[Any], kind: str) -> bool:
        counted = [(how, n) for (how, who), n in minutes.items() if who in ("", kind)]
        offline = sum(n for how, n in counted if how == "offline")
        online = sum(n for how, n in counted if how == "online")
        return offline * 2 + online * 3 >= 90

    def _count_certificates(self, found: Counter[str], posts: list[Row]) -> None:
        asked = {
            "operators": lambda p: (
                p["person_class"] == "special-operator" and p.get("scheme", "emergency") == "emergency"
            ),
            "managers": lambda p: (
                p["person_class"] in ("principal", "safety-manager")
                and p.get("scheme", "emergency") == "emergency"
                and p["risk"]
            ),
            "rescuers": lambda p: p["person_class"] == "rescuer",
        }
        for whole, (part, expiring, kinds) in HELD.items():
            named = {post["person"] for post in posts if asked[whole](post)}
            best: dict[str, str] = {}
            for held in self._life.certificates.values():
                person, ends = self._life.who(held["person"]), held.get("expires", "") or "9999"
                if held["certificate_kind"] in kinds and held["issued"] <= self._last <= ends and person in named:
                    best[person] = max(best.get(person, ""), ends)
            found[whole], found[part] = len(named), len(best)
            if expiring:
                found[expiring] = sum(ends <= self._soon for ends in best.values())
        everybody, best = {post["person"] for post in posts}, {}
        for held in self._life.own.values():
            person, ends = self._life.who(held["person"]), held.get("expires", "") or "9999"
            standing = not held["revoked"] or held["revoked"] > self._last
            if standing and held["issued"] <= self._last <= ends and person in everybody:
                best[person] = max(best.get(person, ""), ends)
        found["certified"] = len(best)
        found["expiring_certified"] = sum(ends <= self._soon for ends in best.values())

    def expiring(self) -> list[tuple[str, ...]]:
        """Lines of 证书到期: person, origin, kind, category, number, first and last day."""
        life, lines = self._life, []
        here = {post["person"] for post in self._posts()}
        held = [
            (life.who(c["person"]), "state", c["certificate_kind"].replace("_", "-"), c.get("category", ""), "", "", c)
            for c in life.certificates.values()
        ]
        held += [
            (life.who(c["person"]), "own", c["title"], "", c["programme"], c["number"], c)
            for c in life.own.values()
            if not c["revoked"]
        ]
        latest: dict[tuple[str, ...], str] = {}
        for *sort, _number, paper in held:
            ends = paper.get("expires", "") or "9999"
            latest[tuple(sort)] = max(latest.get(tuple(sort), ""), ends)
        for *sort, number, paper in held:
            ends = paper.get("expires", "")
            person, origin, kind, category, _programme = sort
            if person in here and self._first <= ends <= self._soon and latest[tuple(sort)] == ends:
                lines.append((person, origin, kind, category, number, paper["issued"], ends))
        return sorted(lines)

    def places_of(self, person: str) -> set[tuple[str, str]]:
        """(unit, employer) of each of the posts that the person holds here; units by the name of the place alone."""
        found = set()
        for post in self._posts():
            if post["person"] == person:
                firm = self._life.firms.get(post.get("enterprise", ""), {})
                org = post.get("org") or firm.get("village") or firm.get("township") or ""
                found.add((self._life.units.get(self._life.unit(org), {}).get("name", ""), firm.get("name", "")))
        return found

    def _count_events(self, found: Counter[str]) -> None:
        life = self._life
        found["enterprises"] = sum(self._here(f.get("village", ""), f.get("township", "")) for f in life.firms.values())
        held = {
            id_ for id_, c in life.classes.items()
            if c["closed"] and self._in_year(c["ends"]) and self._here(c.get("org", ""))
        }  # fmt: skip
        pairs = {
            (id_, life.who(person))
            for id_, person, meeting in life.attendance
            if id_ in held and meeting not in life.cancelled and (id_, person) not in life.left
        }
        found["classes"], found["class_times"] = len(held), len(pairs)
        found["class_people"] = len({person for _, person in pairs})
        for drill in life.drills.values():
            firm = life.firms.get(drill.get("enterprise", ""), {})
            if self._in_year(drill["day"]) and self._here(
                drill.get("org", ""), firm.get("village", ""), firm.get("township", "")
            ):
                found[f"drills_{drill['form']}"] += 1
                found[f"drill_times_{drill['form']}"] += drill["participants"]
        for visit in life.visits:
            if self._in_year(visit["day"]) and self._here(visit.get("hall", "")):
                found["visits"] += 1
                found["visitors"] += visit.get("people", 1)
        for group in life.groups.values():
            if self._in_year(group["day"]) and self._here(group.get("hall", "")):
                found["hall_groups"] += 1
                found["hall_group_people"] += group["people"]
        for said in life.feedback:
            if self._in_year(said["day"]) and self._here(said.get("hall", "")):
                for topic, good in (("known", 3), ("pleased", 4)):
                    level = said.get(topic, 0)
                    found[f"asked_{topic}"] += level > 0
                    found[topic] += level >= good
