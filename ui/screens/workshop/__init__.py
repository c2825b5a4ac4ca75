"""The scenario workshop: drills are written, tried and proved here.

home       own and shipped scenarios: open, copy, settings of the place, in and out
editor     tree of parts, form of the chosen part, findings, map and test play beside it
editing    the draft with its undo (no Qt); tree, wording, values, parts: what is shown of it (no Qt)
part_form  a form made of the fields of a part; place_map: the map on which places are dragged
local      the settings of the place for one drill
"""
