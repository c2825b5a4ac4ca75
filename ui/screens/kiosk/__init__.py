"""The hall's touch screen: attract → doors → learn or quiz → result → attract. No people, no keyboard, no way out.

teasers, offers, visit, attract_content, doors_of_day     without Qt: what is offered, and the counts of the visit
reception, scanner, booking   who comes in and how they are counted; ticket is its screen
voice, printing, fittings     what hangs on the machine; read_aloud, keeping, souvenir offer it; staff looks after it
stage                      the ground that every screen stands on, and its parts; looks: letters and colours of a visit
attract doors learn lesson micro quiz result     one screen each; scene is the stage of micro; question_panel is
                           shared by lesson, micro and quiz, question_run by quiz and games
games, game_*   before → tutorial → level → play → end → after → gain; games_room is what outlives a round
routes, pictures           builders of the mode, entries of the gallery
"""
