"""燃气侦探: a kitchen that smells of gas at night, then the five joints of its pipe.

kitchen  the smell: gas that gathers, what can be touched, what makes a spark, the way out and the call
joints   the search: soap and water on each joint, bubbles at those that leak; never a flame
points   what a round is worth, and which rules were broken in it
game     the two one after the other
bots     the skilled and the average player

What is taught is in content/courses/gas-co: shut the valve, open windows gently, touch no electrics, call from outside
(the fire service's tips), soap and water for the joints. How fast gas gathers is chosen for play and shown nowhere.
"""
