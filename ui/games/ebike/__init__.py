"""电动车安全屋 drawn: in the evening bikes are dragged to where they belong, at night things are touched.

plan       where everything lies, on a lying and on an upright glass     news     what changed in the last step
view       what lies over both parts, order         stands   which stand of a place each bike has
evening    bikes touched, put, refused, fetched     dark     the night touched and answered
grips      a bike under a finger, one that was chosen by a tap           rides    bikes on their way, and their riders
court      the courtyard by day and by night        bikes    one bike: its load, its rider, its patience, its heat
fires      smoke and flames of a battery            props    one thing in its place; label, tick, arrow
flat       the living room at night                 outside  the landing, then the courtyard again
hints      what the warden says                     moment   what is said after the evening and after the night
sounds     what is heard of it                      harm     a red rim, a picture that trembles
"""
