"""找隐患 drawn: things are touched where they stand; what was found is looked at through a lens and put right in it.

plan     where everything lies: two storeys on a lying glass, four on an upright one      news    what changed
view     targets, touches, order of drawing        scene    the place: backdrop, things in their two states
lens     a fault come near, three ways to mend it  marks    a tick, a warning, a ring; words at a thing
foot     how many are found, how much time is left hints    what the inspector says, where she points
tells    what comes of a fault that stays          moment   what is said when a place is done with
sounds   what is heard of it
"""
