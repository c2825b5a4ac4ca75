"""The hall's touch screen: attract → doors → learn or quiz → result → attract. No people, no keyboard, no way out.

teasers, offers, visit     without Qt: what is offered, and the counts of the visit that runs
stage                      the ground that every screen stands on, and its parts
attract doors learn lesson quiz result     one screen each; question_panel is shared by lesson and quiz,
                           question_run by quiz and games
games, game_*   before → tutorial → level → play → end → after → gain; games_room is what outlives a round
routes, pictures           builders of the mode, entries of the gallery
"""
