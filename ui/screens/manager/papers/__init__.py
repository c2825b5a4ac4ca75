"""Papers drawn from blueprints, exams on them, results."""
