"""Shared by the manager's screens."""
