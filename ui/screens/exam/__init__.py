"""The learner's exams: hall, rules, sitting, result. Conditions stand in the Qt-free `*_presenter.py` files."""
