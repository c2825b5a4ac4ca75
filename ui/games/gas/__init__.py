"""燃气侦探 drawn: things are touched where they stand in the picture, not on cards.

plan       where everything lies, on a lying and on an upright glass    news     what changed in the last step
view       targets, touches, order of drawing       props    one thing in its place: squash, swing, label, arrow
room       the kitchen at night                     haze     gas that can be seen
outside    landing and yard                         blast    sparks, the fireball
search     the pipe by day: soap, foam, tags        bubbles  bubbles that grow and pop
meter      how much gas there is                    hints    what the detective says
moment     what is said after the night and at the end
sounds     what is heard of it
"""
