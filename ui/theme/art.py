"""Colours of what moves in a game: fire, smoke, light and what is sprayed. The drawings' own palette: docs/art.md."""

from __future__ import annotations

from dataclasses import dataclass

Rgb = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Motes:
    """From the outside to the heart, or from fresh to spent."""

    flame_rim: str = "#D6431B"
    flame: str = "#F26B1D"
    flame_inner: str = "#F9A825"
    flame_heart: str = "#FFF1B8"
    gas_rim: str = "#1D5FB8"
    gas: str = "#5CB3F2"
    ember: str = "#FF9A3C"
    spark: str = "#FFD56B"
    arc: str = "#CFE6FF"
    smoke: str = "#3A4049"
    smoke_lit: str = "#5A5148"
    haze: str = "#69727E"
    way: str = "#2FA866"
    lamp: str = "#FFF1C4"
    powder: str = "#F4EFE2"
    mist: str = "#BFE0F7"
    frost: str = "#F3F9FF"
    light: str = "#FF8A2B"
    harm: str = "#8E1717"
    dusk: str = "#0B1A30"
    odour: str = "#C9D84A"
    bubble: str = "#DFF1FB"
    bubble_rim: str = "#5CB3F2"
    moon: str = "#3F86D6"
    water: str = "#2F6DB5"
    water_deep: str = "#12305A"
    foam: str = "#DCE8F2"
    rain: str = "#BFE0F7"
    lightning: str = "#6E8FBF"
    window: str = "#FFC36B"


MOTES = Motes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Doll:
    """Who walks through a game: limbs near the eye and away from it."""

    skin: str = "#F3C9A5"
    skin_far: str = "#E5B48C"
    jacket: str = "#F2B705"
    jacket_far: str = "#C79A22"
    jacket_lit: str = "#FFE9B0"
    trousers: str = "#1D4F91"
    trousers_far: str = "#12305A"
    shoe: str = "#1F2A37"


DOLL = Doll()


@dataclass(frozen=True, slots=True, kw_only=True)
class Belt:
    """A conveyor, which no drawing can be made of: it runs."""

    bed: str = "#1F2A37"
    bed_lit: str = "#475467"
    rib: str = "#5B6778"
    rail: str = "#12305A"
    rail_lit: str = "#1D4F91"
    edge: str = "#8FB7E0"
    roller: str = "#98A9BC"
    roller_rim: str = "#1F2A37"
    arrow: str = "#F26B1D"
    counter: str = "#8C5A33"
    counter_lit: str = "#B5793F"
    rain: str = "#BFE0F7"
    card: str = "#FFFDF4"


BELT = Belt()


@dataclass(frozen=True, slots=True, kw_only=True)
class Street:
    """A road, its pavements and what is painted on them: laid out by the program, for it bends towards both ends."""

    sky: str = "#8FB7E0"
    sky_low: str = "#FFF1C4"
    night: str = "#0B1A30"
    night_low: str = "#1D3A66"
    far: str = "#DCE8F2"
    kerb: str = "#C9CED6"
    asphalt: str = "#5B6778"
    asphalt_far: str = "#667284"
    mark: str = "#FFFFFF"
    mark_yellow: str = "#F2B705"
    pavement: str = "#E9DCC3"
    pavement_near: str = "#D6C3A0"
    joint: str = "#C7B28C"
    earth: str = "#B79C74"
    grass: str = "#A9CDB6"
    grass_near: str = "#6FA383"
    zone: str = "#F2B705"
    harm: str = "#C62828"
    beam: str = "#FFF1C4"
    walk: str = "#4CC07A"
    stop: str = "#E24B43"


STREET = Street()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacquer:
    """What vehicles are painted with, and their panes."""

    red: str = "#C62828"
    white: str = "#DCE8F2"
    blue: str = "#1D4F91"
    green: str = "#2E7D4F"
    yellow: str = "#F2B705"
    orange: str = "#F26B1D"
    grey: str = "#98A9BC"
    pane: str = "#8FB7E0"


LACQUER = Lacquer()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """Blood on its way, what it reaches and what it lacks; the beat's ring; a pad's cable."""

    blood: str = "#E24B43"
    blood_rim: str = "#8E1717"
    vessel: str = "#F0B0B0"
    empty: str = "#98A9BC"
    ring: str = "#FFF1C4"
    ring_now: str = "#F26B1D"
    track: str = "#12305A"
    cable: str = "#12305A"
    light_red: str = "#E24B43"
    light_blue: str = "#3F86D6"


PULSE = Pulse()


def rgb(colour: str) -> Rgb:
    """`#RRGGBB` as three bytes."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
