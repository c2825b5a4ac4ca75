"""过街与大车 drawn: five roads, each seen to both sides at once, and those of a family who cross them.

plan       where everything lies, lying and upright      lens     the street bent into one picture to both sides
ground     sky, houses, road, what is painted on it      corner   the course of the lorry that turns, what it sweeps
toy        vehicles of cardboard, from any side          fleet    which there are
cars       what drives, its lights, what drivers mean    light    the light with its countdown
walker     who crosses                                   eyes     the dusk where nobody has looked
things     helmet, vest, torch, telephone                controls the cards along the foot
family     the five, and who is home                     harm     what a mistake would have come to
advice     what one who knows would do now               hints    what the warden says of it
news       what changed in the last step                 moment   what is said after a road
sounds     what is heard of it                           view     joins them
"""
