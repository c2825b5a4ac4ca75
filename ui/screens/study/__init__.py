"""The learner's own seat: who, plan, courses, lesson, practice, file. Conditions stand in `*_presenter.py` files."""
