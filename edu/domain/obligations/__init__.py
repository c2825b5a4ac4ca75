"""Duties of law and policy as data, judged by pure functions. Anyone may import; this room imports only the domain.

rules       Rule and the small values a rule is made of (windows, conditions, what counts as evidence)
words       every slug that rules and evidence may use, with its Chinese name
defaults    length of a credit hour and pass mark, with their sources
subjects    SubjectFacts (who owes) and Evidence (what was done), filled by the services from projections
status      Status and Why (the answer) and the order of states
windows     civil-date arithmetic: calendar periods, rolling periods, deadlines
conditions  does a rule concern a subject
matching    which evidence counts, and how much
cases       one question to the engine and the answers all judges share
judging     one judge for each sort of duty
engine      assess one rule, RuleBook + assess_all for many, worst_by_rule for several posts
sentences   the answer as one Chinese sentence
"""
