"""Drills that took place: the record, its papers, and which village has not drilled."""
