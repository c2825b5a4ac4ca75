"""The catalogue of event kinds. `fact.py` says what an event is; the other files are the kinds by family."""

from edu.domain.canonical import canonical
from edu.domain.events import certificates, classes, contests, drills, exams, hall, people, reviews, study, tickets
from edu.domain.events.fact import KINDS, EventRef, Fact, Private, Reason, Stamp

__all__ = [
    "KINDS",
    "EventRef",
    "Fact",
    "Private",
    "Reason",
    "Stamp",
    "canonical",
    "certificates",
    "classes",
    "contests",
    "drills",
    "exams",
    "hall",
    "people",
    "reviews",
    "study",
    "tickets",
]
