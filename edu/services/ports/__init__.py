"""What services ask of the rooms above them. Storage, packs, reports and signing implement these Protocols."""

from edu.services.ports.certificates import CertificateRecords
from edu.services.ports.classes import ClassRecords
from edu.services.ports.contests import ContestRecords
from edu.services.ports.drill_runs import DrillRunRecords
from edu.services.ports.drills import DrillRecords
from edu.services.ports.exams import ExamRecords
from edu.services.ports.hall import HallRecords
from edu.services.ports.histories import HistoryRecords
from edu.services.ports.ledger import LedgerRecords
from edu.services.ports.people import PeopleRecords
from edu.services.ports.statistics import StatisticsRecords
from edu.services.ports.store import Reading, Store, Writing
from edu.services.ports.study import StudyRecords

__all__ = [
    "CertificateRecords",
    "ClassRecords",
    "ContestRecords",
    "DrillRecords",
    "DrillRunRecords",
    "ExamRecords",
    "HallRecords",
    "HistoryRecords",
    "LedgerRecords",
    "PeopleRecords",
    "Reading",
    "StatisticsRecords",
    "Store",
    "StudyRecords",
    "Writing",
]
