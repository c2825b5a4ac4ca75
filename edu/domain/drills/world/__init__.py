"""What moves by itself on every tick. Integers only; every model keeps what it knows in slots of the state.

people    warning and evacuation of the groups of a zone, after PADM
rain      a rain series and the stream of a small catchment
plume     gas or smoke carried by the wind to sectors around a source
spread    smoke or gas from room to room through doors
wildfire  fire on a grid, driven by wind, fuel and slope
"""
