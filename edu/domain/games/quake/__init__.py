"""地震 30 秒: two rooms, a warning, three waves in each; then out, past everything that one must not do.

rooms    the rooms, the spots in them and what hangs or stands above each
shake    the warning and the waves: where somebody is, how low, and whether they hold on while it slides
leaving  after it: what is shut, by which way one leaves, where one stands when it shakes again
points   what a round is worth, and which rules were broken in it
offers   what the glass has to touch now, of which the random hand takes one
game     one room after the other
bots     the skilled and the average player

What is taught is said alike by the sources (content/register: earthquake-tips-gd, quake-home-luan, quake-motto-2025,
quake-after-2023): take cover near by, low, head covered, hold on; away from glass, cupboards and lamps; no jump, no
lift, no rush for the stairs while it shakes; then out, into the open, and not back. Where they differ nothing is
scored: under a sturdy table or in an inner corner is the same here, and in the one-storey house so is the open yard.
How long it shakes and how hard is chosen for play.
"""
