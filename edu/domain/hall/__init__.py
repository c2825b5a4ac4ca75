"""The experience hall without its screens: what stands in front on a day, who comes in, what it all came to.

plan       what the manager sets: warnings, campaigns, opening hours, special days, sessions; what is wrong with them
hours      when the hall is open on a day, and after a closed one again
days       what of a plan holds on one civil day, and in which order things are offered
attract    the questions of the attract loop, by season and campaign
tickets    short codes of the optional identity; tries: what wrong ones cost
id_numbers whether words for the whole hall hold a person's ID number
souvenirs  the text that a visitor takes home in a QR code or on paper
health     what is measured of a machine, and what to say of it
feedback   the two questions at the end of a visit and what their answers are called
groups     parties that staff receive (团体); a group's ticket is another thing, and the two are not added up
tally      one pass over visits and answers: bounded by days, hours and games, never by visitors
book       what a page and the workbook show of it; columns: the workbook's headers and what each means
"""
