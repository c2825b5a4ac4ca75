"""Plays the sounds, or is silent: without a device, switched off, or when the device goes away in the middle."""

from __future__ import annotations

import logging
from array import array
from collections.abc import Callable

import pygame

from ui.games.voice import CAPTIONS, made
from ui.games.wave import RATE

log = logging.getLogger(__name__)
_CHANNELS = {"hiss": 0, "loop": 1, "rain": 2}
"""Of what goes on and on: one of each at a time."""


class Speaker:
    """`heard` gives the words of the last sound that says something, whether or not anybody could hear it."""

    def __init__(self, make: Callable[[str], array[int]] = made) -> None:
        self.on = True
        self.heard = ""
        self.times = 0
        self._make = make
        self._sounds: dict[str, pygame.mixer.Sound] = {}
        self._device: bool | None = None

    @property
    def device(self) -> bool:
        """Whether there is something to sound on; asked once."""
        if self._device is None:
            try:
                pygame.mixer.init(RATE, -16, 1, 512)
                pygame.mixer.set_num_channels(8)
                pygame.mixer.set_reserved(len(_CHANNELS))
                self._device = True
            except (pygame.error, NotImplementedError):
                log.info("no sound device: games are silent, captions stay")
                self._device = False
        return self._device

    def say(self, name: str) -> None:
        """Once; KeyError for a sound that does not exist."""
        if CAPTIONS[name]:
            self.heard = CAPTIONS[name]
            self.times += 1
        self._sound(name, times=0)

    def hold(self, name: str) -> None:
        """On and on until `release`."""
        if CAPTIONS[name]:
            self.heard = CAPTIONS[name]
            self.times += 1
        self._sound(name, times=-1)

    def release(self, name: str) -> None:
        if self._device:
            self._guarded(lambda: pygame.mixer.Channel(_CHANNELS[name]).stop())

    def hush(self) -> None:
        """Everything ends: a pause, or the visitor has gone."""
        if self._device:
            self._guarded(pygame.mixer.stop)

    def switch(self, *, on: bool) -> None:
        self.on = on
        if not on:
            self.hush()

    def close(self) -> None:
        if self._device:
            self._guarded(pygame.mixer.quit)
        self._sounds.clear()
        self._device = None

    def _sound(self, name: str, times: int) -> None:
        if not self.on or not self.device:
            return

        def play() -> None:
            sound = self._sounds.get(name)
            if sound is None:
                sound = self._sounds[name] = pygame.mixer.Sound(buffer=self._make(name))
            if name in _CHANNELS:
                channel = pygame.mixer.Channel(_CHANNELS[name])
                if not channel.get_busy():
                    channel.play(sound, loops=times)
            else:
                sound.play(loops=times)

        self._guarded(play)

    def _guarded(self, act: Callable[[], object]) -> None:
        try:
            act()
        except pygame.error:
            log.warning("the sound device is gone", exc_info=True)
            self._device = False
