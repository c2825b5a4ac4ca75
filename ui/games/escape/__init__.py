"""烟层逃生 drawn.

plan       where everything lies, on a lying and on an upright glass     news     what changed in the last step
view       targets, touches, order of drawing       advice     what can be done now, in words (Qt-free)
storey     what room and corridor share             camera     the eye that follows along the corridor
room       door, window, who comes to it            corridor   doors, stairs, lift, signs, the fire at the end
haze       the layer of smoke                       doll, poses  who walks, and how
figure     what the person does now                 chart      the plan of the floor, the road of the fire engine
controls   cards and buttons                        hints      what is called out      moment   said after each floor
sounds     what is heard of it
"""
