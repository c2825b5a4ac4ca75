"""Duties of law: who stands how, why, and by which clause."""
