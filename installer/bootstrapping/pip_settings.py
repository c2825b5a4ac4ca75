"""Hands the machine's own pip settings (a mirror, a certificate) to uv, which does not read them."""

from __future__ import annotations

import configparser
import os
from collections.abc import Mapping
from pathlib import Path

# pip's option -> uv's variables, of which the first is set and any is respected
_TWINS: dict[str, tuple[str, ...]] = {
    "index-url": ("UV_DEFAULT_INDEX", "UV_INDEX_URL"),
    "extra-index-url": ("UV_INDEX", "UV_EXTRA_INDEX_URL"),
    "find-links": ("UV_FIND_LINKS",),
    "cert": ("SSL_CERT_FILE",),
}


def uv_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The variables to add for uv; what uv was told itself wins."""
    settings = _pip_options(environment)
    added = {}
    for option, variables in _TWINS.items():
        if option in settings and not any(name in environment for name in variables):
            added[variables[0]] = settings[option]
    if "UV_INDEX" in added:  # pip looks in all indexes; harmless here, because every file's hash is locked
        added["UV_INDEX_STRATEGY"] = environment.get("UV_INDEX_STRATEGY", "unsafe-best-match")
    return added


def _pip_options(environment: Mapping[str, str]) -> dict[str, str]:
    """As pip reads them: the machine's file, the person's, the variable's file, then PIP_* variables."""
    options: dict[str, str] = {}
    for path in _pip_files(environment):
        parser = configparser.RawConfigParser()
        try:
            parser.read(path, encoding="utf-8")
        except (configparser.Error, UnicodeDecodeError):
            continue
        for section in ("global", "install"):
            if parser.has_section(section):
                options.update({name: " ".join(value.split()) for name, value in parser.items(section)})
    for option in _TWINS:
        value = environment.get("PIP_" + option.upper().replace("-", "_"))
        if value:
            options[option] = value
    return {name: value for name, value in options.items() if value}


def _pip_files(environment: Mapping[str, str]) -> list[Path]:
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or Path.home())
    if os.name == "nt":
        files = [Path(environment.get("PROGRAMDATA", "C:/ProgramData")) / "pip/pip.ini"]
        files += [home / "pip/pip.ini", Path(environment.get("APPDATA", home)) / "pip/pip.ini"]
    else:
        config = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
        files = [Path("/etc/xdg/pip/pip.conf"), Path("/etc/pip.conf"), home / ".pip/pip.conf", config / "pip/pip.conf"]
    if environment.get("PIP_CONFIG_FILE"):
        files.append(Path(environment["PIP_CONFIG_FILE"]))
    return files
