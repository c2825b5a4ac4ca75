"""Duties of law and policy as data, judged by pure functions. Anyone may import; this room imports only its siblings.

rules       Rule and the small values a rule is made of (windows, conditions, what counts as evidence)
subjects    SubjectFacts (who owes) and Evidence (what was done), filled by the services from projections
status      Status and Why (the answer) and the order of states
windows     civil-date arithmetic: calendar periods, rolling periods, deadlines
conditions  does a rule apply to a subject
matching    which evidence counts, and how much
engine      assess one rule, RuleBook + assess_all for many
sentences   the answer as one Chinese sentence
"""
