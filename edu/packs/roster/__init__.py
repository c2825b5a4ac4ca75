"""Reading rosters of persons as offices keep them (.xlsx, .xls, .csv).

reader      the door: `read_roster(path, today)`; starts the child, gives back a RosterFile
child       runs one function in a child process under limits of memory and time
── inside the child ──
parse       file → RosterFile
looks       what the file is, by its content; refuses what cannot be a roster with one sentence
workbook    the streamed look into an .xlsx: sizes, extents, formulas without a value, macros, links
sheets      calamine → grids
text_tables CSV → grid
header      finds and reads the header
stacked     a second table above or below the first
unnumbered  a table of people above the header, without their numbers
doubled     two columns of one heading that cannot be reduced to the first
rows        one line → a checked person, or its problems
titles      one cell → the titles in it
posts       role cells → posts
placeholders  what stands in a column of names and is no name
village_offices  titles that only a village beside them says the class of
leavers     who has left, as a note or the sheet's name says
untold      of whom the file does not say what they are
values      dates, yes/no, cleaned texts
merging     several lines of one person → one row
"""
