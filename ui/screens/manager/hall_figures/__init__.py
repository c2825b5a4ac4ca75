"""The experience hall in figures, and the parties that it receives."""
