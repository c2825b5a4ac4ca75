"""Games drawn: pygame off the screen, painted by one Qt widget. The only room that knows pygame.

rules      edu.domain.games; a view reads a Play and never changes it but by acts
glass      the widget: fixed steps, fingers, the surface that Qt paints
pace       how many steps are due                       fingers    which touches count
view       what every game promises: targets, acts, picture        kit    what a view is handed
pictures, painted   SVG → surfaces, once a size          words      text → surfaces
faces      buttons and panels     flames, smoke, motes, glow   what moves      ease   curves
wave       waves made of numbers; sounds, <game>/sounds  what sounds like what; voice  all of them; speaker  plays them
head       the line above every game: where, score, ghost, caption      catalogue  id → view
moment     what is said when a part of a game has ended             gains    points that fly up
<game>/    one view each

A new game: rules in edu/domain/games/<id>, content/games/<id>.yaml, drawings in ui/games/art/<id>, a view here, a line
in the catalogue. docs/games.md has the recipe, docs/art.md the style.
"""

import os

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # it prints to stdout otherwise
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")  # no window of its own
