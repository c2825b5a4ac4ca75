"""过街与大车: a family comes home over five roads, from the zebra at noon to the unlit village road at night.

traffic   vehicles on two lanes: they keep their distance, give way, brake late, start again
dangers   what a road has besides: the light and its countdown, the lorry that turns, the lorry that stands
crossing  one road: who crosses, where the eyes are, what was put on, what came of it
places    the five roads, drawn for a level
points    what a round is worth, and which rules were broken in it
game      the five one after the other
bots      the skilled and the average player

The ground of each rule is in content/games/road.yaml (the road traffic law and its regulation). Lengths are
millimetres, speeds millimetres a step; how fast and how dense the traffic is, how a driver reacts and how wide a lorry
sweeps is chosen for play and shown nowhere: published distances from lorries disagree and are no part of the score.
"""
