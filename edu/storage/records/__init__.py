"""The queries, one file per family; values of edu.domain go out, never rows."""
