"""The import assistant: a roster in five steps, and every import of the past with its undo."""
