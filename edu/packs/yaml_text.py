"""Writes values as YAML that `source` reads back as they are: quoted where a plain word would mean something else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import yaml

from edu.packs.source import plain_value

WIDTH = 120


class Inline(dict[str, object]):
    """A mapping that stands on one line: {id: homes, people: 96}."""


def yaml_text(top: Mapping[str, object]) -> str:
    return yaml.dump(top, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Lists are set in under their key."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        """The reader refuses aliases; nothing written here is shared."""
        return True


def _text(dumper: _Dumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain_value(text) == text else '"')


def _inline(dumper: _Dumper, value: Inline) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", value.items(), flow_style=True)


def _mapping(dumper: _Dumper, value: Mapping[str, object]) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", value.items(), flow_style=False)


def _list(dumper: _Dumper, value: Sequence[object]) -> yaml.Node:
    """Ids, numbers and rows of them stand on one line, sentences and mappings each on their own."""
    flow = all(_short(one) for one in value)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=flow)


def _short(value: object) -> bool:
    if isinstance(value, list | tuple):
        return all(_short(one) for one in value)
    return value.isascii() if isinstance(value, str) else not isinstance(value, dict)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Inline, _inline)
_Dumper.add_representer(dict, _mapping)
_Dumper.add_representer(list, _list)
_Dumper.add_representer(tuple, _list)
