"""The experience hall in figures: what its terminals and its staff booked, without a name of any visitor.

feedback   the two questions at the end of a visit and what their answers are called
groups     parties that staff receive (团体)
tally      one pass over visits and answers: bounded by days, hours and games, never by visitors
book       what a page and the workbook show of it
"""
