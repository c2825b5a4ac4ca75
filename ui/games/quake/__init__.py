"""地震 30 秒 drawn: to a place, on to what slides, out past what nobody may do.

plan     where everything lies, on a lying and on an upright glass    news    what changed in the last step
view     targets, touches, order of drawing         answers  what each change sounds like and sets off
drag     somebody taken by a finger                    rim      a blow, and how the picture shakes
words    what spots and things are called           props    one drawing in its place: pushed, tilted, hung; its word
room     the room and what sways and falls in it    bits     small things that fall and lie about
person   who is played                              grip     the close-up of what one holds on to
after    room, landing and open air once it is over clock    seconds until it comes, the three waves
hints    what is said for as long as the level allows it    moment  what is said after each room
sounds   what is heard of it
"""
