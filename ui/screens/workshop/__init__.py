"""The scenario workshop: drills are written, tried and proved here.

home       own and shipped scenarios: begin, open, copy, release, settings of the place, in and out
editor     tree of parts, form of the chosen part, findings, map and test play beside it
editing    the draft with its undo (no Qt); tree, wording, values, parts: what is shown of it (no Qt)
part_tree  the tree beside the form; side: findings with the next step, map, test play
part_form  a form made of the fields of a part; place_map: the map on which places are dragged
condition_field, amount_field, effects_editor, grounds_field, order_field: what is picked instead of typed
local      the settings of the place for one drill
"""
