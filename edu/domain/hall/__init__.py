"""The experience hall without its screens: what stands in front on a day, tickets, souvenirs, how the machine is.

plan       what the manager sets: warnings, campaigns, opening hours, sessions; what is wrong with them
days       what of a plan holds on one civil day, and in which order things are offered
attract    the questions of the attract loop, by season and campaign
tickets    short codes of the optional identity; tries: what wrong ones cost
souvenirs  the text that a visitor takes home in a QR code or on paper
health     what is measured of a machine, and what to say of it
"""
