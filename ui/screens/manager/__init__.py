"""The manager's window: who owes what, who has what, and the papers that prove it.

parts/          what several screens here share: desk, forms in sheets, files of the office, filters
<screen>/       one room a screen: `presenter.py` (conditions and words, no Qt), `screen.py`, sheets beside it
routes.py       the composition: builders of all routes;  pictures.py: gallery entries
"""
