"""Who acts, and what they may do. Deny by default; modes decide what is shown, this decides what is allowed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from edu.domain.errors import NotAllowed


class Role(StrEnum):
    OPERATOR = "operator"  # the command line of whoever holds the key
    ADMIN = "admin"  # the administrator PIN: manager's window
    TRAINER = "trainer"
    LEARNER = "learner"  # study window: only what concerns `person`
    KIOSK = "kiosk"  # no key to the vault, no people
    SEAT = "seat"  # a phone in a drill that is played: `id` names run and seat, nothing else is allowed
    EVALUATOR = "evaluator"  # a tablet in a drill that is played: ratings of that run alone


class Permission(StrEnum):
    PEOPLE_READ = "people_read"
    PEOPLE_WRITE = "people_write"
    PEOPLE_UNMASK = "people_unmask"
    ORGS_WRITE = "orgs_write"
    CLASSES_READ = "classes_read"
    CLASSES_WRITE = "classes_write"
    DRILLS_WRITE = "drills_write"
    DRILLS_SOLO = "drills_solo"
    EXAMS_WRITE = "exams_write"
    EXAMS_SIT = "exams_sit"
    STUDY = "study"
    CERTIFICATES_ISSUE = "certificates_issue"
    CERTIFICATES_REVOKE = "certificates_revoke"
    LEARNING_FILE_READ = "learning_file_read"
    LEARNING_FILE_EXPORT = "learning_file_export"
    REPORTS = "reports"
    KIOSK_VISIT = "kiosk_visit"
    HALL_WRITE = "hall_write"  # parties received in the hall
    ADMINISTER = "administer"


_EVERYTHING = frozenset(Permission)
_MAY: dict[Role, frozenset[Permission]] = {
    Role.OPERATOR: _EVERYTHING,
    Role.ADMIN: _EVERYTHING,
    Role.TRAINER: frozenset(
        {
            Permission.PEOPLE_READ,
            Permission.CLASSES_READ,
            Permission.CLASSES_WRITE,
            Permission.DRILLS_WRITE,
            Permission.DRILLS_SOLO,
            Permission.EXAMS_WRITE,
            Permission.EXAMS_SIT,
            Permission.STUDY,
            Permission.LEARNING_FILE_READ,
            Permission.REPORTS,
            Permission.HALL_WRITE,
        }
    ),
    Role.LEARNER: frozenset(
        {Permission.STUDY, Permission.EXAMS_SIT, Permission.LEARNING_FILE_READ, Permission.DRILLS_SOLO}
    ),
    Role.KIOSK: frozenset({Permission.KIOSK_VISIT, Permission.DRILLS_SOLO}),
    Role.SEAT: frozenset(),
    Role.EVALUATOR: frozenset(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """`scope` is the id of the org unit the actor answers for ('' = all); `person` is set for a learner."""

    role: Role
    id: str = ""
    scope: str = ""
    person: str | None = None

    @property
    def ref(self) -> str:
        """How the ledger names the actor: ids and roles only, never a name."""
        return f"{self.role.value}:{self.id or self.person or ''}"

    def may(self, permission: Permission) -> bool:
        return permission in _MAY[self.role]


def require(actor: Actor, permission: Permission, person: str | None = None) -> None:
    """Raise NotAllowed unless the actor may; a learner may only touch their own person."""
    if not actor.may(permission):
        raise NotAllowed("当前身份不能做这项操作。", "请由管理员或培训员登录后再试。")
    if actor.role is Role.LEARNER and person is not None and person != actor.person:
        raise NotAllowed("只能查看和操作自己的学习档案。", "请返回并重新选择本人。")


OPERATOR = Actor(role=Role.OPERATOR, id="cli")
