"""Townships, villages and enterprises; the names that rosters proposed."""
