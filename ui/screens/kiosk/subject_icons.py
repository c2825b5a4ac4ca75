"""An icon a bank: what stands beside a question until its drawing comes."""

from __future__ import annotations

SUBJECT_ICONS = {
    "fire-escape": "exit", "extinguisher": "extinguisher", "fire-facilities": "siren", "ebike": "electric",
    "gas-co": "gas", "electricity": "electric", "small-premises": "search", "self-built-houses": "village",
    "typhoon": "typhoon", "rainstorm": "rain", "geohazard": "landslide", "earthquake": "earthquake",
    "lightning": "lightning", "heat-cold": "heat", "forest-fire": "forest", "drowning": "water",
    "road-traffic": "traffic", "hazchem": "chemical", "confined-space": "confined", "hot-work": "fire",
    "work-at-height": "shield", "temporary-power": "electric", "dust-explosion": "smoke",
    "machinery-lifting": "crane", "special-equipment": "shield", "construction": "crane", "mining": "confined",
    "fireworks": "fire", "fishing-boats": "water", "first-aid": "heart", "shelter": "backpack",
    "warning-evacuation": "siren", "incident-reporting": "report", "hazard-governance": "search",
    "dual-prevention": "shield", "plans-drills": "scenario", "duty-watch": "siren", "enforcement": "obligation",
    "safety-law": "obligation", "cases": "case", "training-rules": "class", "signs-numbers": "danger",
}  # fmt: skip


def subject_icon(bank: str) -> str:
    return SUBJECT_ICONS.get(bank, "question")
