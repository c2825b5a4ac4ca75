"""Finding the village or township that a roster means; unknown ones become proposals, never units."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from edu.domain.org_codes import is_code, level
from edu.domain.people import OrgUnit
from edu.domain.places import settled
from edu.domain.village_names import below, may_be, plain, settled_name, township_stem
from edu.system.ids import derived_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`unit` is where a post hangs (village, else township); `problem` is (code, message, remedy) or None."""

    unit: str = ""
    township: str = ""
    village: str = ""
    problem: tuple[str, str, str] | None = None


class Places:
    def __init__(self, units: Iterable[OrgUnit], township: str) -> None:
        known = list(units)
        self._default = township
        self._by_id = {unit.id: unit for unit in known}
        self._by_code = {unit.code: unit for unit in known if unit.code and not unit.proposed}
        self._towns = {unit.name: unit.id for unit in known if unit.level == "township" and not unit.joined_into}
        # of one name, what a human registered wins over what was joined, and that over what still waits
        villages = sorted(
            (unit for unit in known if unit.level == "village"),
            key=lambda unit: (not unit.proposed, not unit.joined_into),
        )
        self._open = [unit for unit in villages if unit.proposed]
        self._waiting: dict[str, tuple[OrgUnit, ...]] = {}
        self._by_name = {(unit.parent, unit.name): unit for unit in villages}
        self._namesakes: dict[tuple[str, str], list[OrgUnit]] = {}
        """Registered villages by township and name, townships by '' and name; ledgers of before may have two."""
        for unit in known:
            if unit.level in ("township", "village") and not unit.proposed and not unit.joined_into:
                above = unit.parent if unit.level == "village" else ""
                self._namesakes.setdefault((above, unit.name), []).append(unit)
        self._alike: dict[tuple[str, str], list[OrgUnit]] = {}
        for unit in villages:
            self._alike.setdefault((unit.parent, plain(unit.name)[0]), []).append(unit)
        self._proposed: dict[str, OrgUnit] = {}
        self._towns_of_file: tuple[str, ...] = ()
        self._town_of: dict[str, str] = {}
        """By a proposal: the township, registered by nobody, that a line of the file writes for it."""
        self._beside: dict[str, dict[str, str]] = {}
        """By a code that nobody registered: the villages beside which it was written (id and name)."""
        for unit in self._open:
            if unit.code:
                self._beside.setdefault(unit.code, {})[unit.id] = unit.name

    def read(self, written: Iterable[tuple[str, str, str]]) -> None:
        """All that the file writes of places (code, town, village): one line of it says what another leaves out.

        Without it the next import of the same file would find what this one had just proposed, and add it.
        """
        lines = list(written)
        self._towns_of_file = tuple({town for _code, town, _village in lines if town and town not in self._towns})
        for code, town, village in lines:
            if town in self._towns_of_file and village:
                self.find(code, town, village)
        for code, town, village in lines:
            if village and is_code(code) and level(code) == "village" and code not in self._by_code:
                place = self.find(code, town, village)
                if self.code_of(place.village) in ("", code):
                    meant = self.final(place.village)
                    self._beside.setdefault(code, {})[meant] = self.name(meant)

    def find(self, code: str, town: str, village: str, held: Collection[str] = ()) -> Place:
        """By code, else by name within the township that the row or the import names.

        Of several registered villages of that name, one of `held`: where the person is already.

        The code of an open proposal, or the one beside a name in the file, counts only where no name says otherwise:
        nobody confirmed it.
        """
        unit = self.coded(code)
        above = unit if unit is not None and village and unit.level in ("county", "township") else None
        if unit is not None and above is None:
            return self._place_of(unit)
        if above is not None and above.level == "township" and town in ("", above.name):
            town, township = above.name, above.id  # the code of the township beside the name of its village
        else:
            town = town or self._town_within(village)
            township = self.town(town) if town else self._default
        if not village:
            asked = self.beside(code)
            return self._place_of(asked) if asked is not None else self._town_only(code, town, township)
        if town and not township:
            return self._in_unknown_town(code, town, village)
        town = town or self.name(township)
        known = self.named(township, town, village)
        if known is not None:
            alike = self.several(town, village) if not known.proposed else self._waiting_asked(township, town, village)
            place = self._place_of(next((unit for unit in alike if unit.id in held), known))
            return place if place.township else replace(place, township=township)  # its proposal knows none yet
        bare = below(village, town)
        problem = (
            "unknown_village",
            f"没有找到村（社区）“{village}”，本行照常登记，并建议新增这个单位。",
            "导入后请在“村社与企业”里确认一次：新增，或并入已有的村。",
        )
        made = self._propose(_proposed_id(township, bare), code, bare, township)
        return Place(unit=made, township=township, village=made, problem=problem)

    def coded(self, code: str) -> OrgUnit | None:
        """The registered unit of the code; what a roster wrote beside a proposal is nobody's yet."""
        return self._by_code.get(code) if code else None

    def named(self, township: str, town: str, village: str) -> OrgUnit | None:
        """What is registered or proposed under the name in the township (id and name), however it is written."""
        bare = below(village, town)  # some write the township before the name
        known = (
            self._by_name.get((township, village))
            or self._by_name.get((township, bare))
            or self._written_otherwise(township, village)
            or self._written_otherwise(township, bare)
            # confirmed since, under another name; or asked for before its township was
            or next((self._by_id[asked] for asked in _asked(township, town, village) if asked in self._by_id), None)
        )
        return self._by_id[self.final(known.id)] if known is not None else None

    def _waiting_asked(self, township: str, town: str, village: str) -> Sequence[OrgUnit]:
        """Open proposals of one village, from before its township was registered and written in two ways."""
        asked = (self._by_id.get(id_) for id_ in _asked(township, town, village))
        return [unit for unit in asked if unit is not None and unit.proposed]

    def final(self, unit: str) -> str:
        """The unit that it was joined to, if it was."""
        known = settled(unit, self._by_id.get)
        return known.id if known is not None else unit

    def name(self, unit: str) -> str:
        known = self.unit(unit)
        return known.name if known is not None else ""

    def township_of(self, village: str) -> str:
        """The id of the village's township; '' for what is no village or of none."""
        unit = self.unit(village)
        return unit.parent if unit is not None and unit.level == "village" else ""

    def beside(self, code: str) -> OrgUnit | None:
        """The only village beside which a code that nobody registered was written, if it is one."""
        return self.unit(_only(self._beside.get(code, {})))

    def within(self, held: str, wide: str, town: str = "") -> bool:
        """Whether a roster that says `wide` alone (a township's id, or '' for nothing) may mean the exacter `held`.

        `town`: the name of a township that nobody registered, where the roster writes one.
        """
        unit = self.unit(self.final(held))
        if unit is None or self.level(wide) not in ("", "township"):
            return False
        above = unit if unit.level == "township" else self.unit(unit.parent)
        name = town or self.name(wide)
        if wide and above is not None:
            return above.id == wide and unit.level == "village"
        return (above.name if above is not None else unit.name).startswith(name)

    def town_name(self, place: Place) -> str:
        """Of its township, registered or not; '' where neither ledger nor file says it."""
        return self.name(place.township) or self._town_of.get(place.village, "")

    def level(self, id_: str) -> str:
        known = self.unit(id_)
        return known.level if known is not None else ""

    def unit(self, id_: str) -> OrgUnit | None:
        return self._by_id.get(id_) or self._proposed.get(id_)

    def code_of(self, id_: str) -> str:
        """The code under which it is registered, or ''."""
        unit = self.unit(id_)
        return unit.code if unit is not None and not unit.proposed else ""

    def names_beside(self, code: str) -> Sequence[str]:
        """The names that rosters wrote beside a code that nobody registered."""
        return sorted(set(self._beside.get(code, {}).values()))

    def town(self, name: str) -> str:
        """The id of the registered township of this name, or ''; the one that the import is for goes first."""
        return self._default if name and name == self.name(self._default) else self._towns.get(name, "")

    def _town_within(self, village: str) -> str:
        """The township's name with which the village's begins, where neither line nor import names a township."""
        if self._default:
            return ""
        named = [name for name in self._towns_of_file if _begins(village, name)]
        named += [name for name in self._towns if _begins(village, name) and plain(village.removeprefix(name))[1]]
        return max(named, key=len, default="")

    def several(self, town: str, village: str) -> Sequence[OrgUnit]:
        """The registered units that a line without a code may mean, where they are several of one name."""
        town = town or self._town_within(village)
        above = self.town(town) if town else self._default
        name = self.name(above)
        if town and above != self._default and len(self._namesakes.get(("", town), ())) > 1:
            return self._namesakes["", town]
        bare = below(village, name)
        found = next((self._namesakes[above, one] for one in (village, bare) if (above, one) in self._namesakes), ())
        return found if village and above and len(found) > 1 else ()

    def waiting(self, village: str) -> Sequence[OrgUnit]:
        """Open proposals that may be this village: it was registered beside them and nobody joined them to it yet.

        By their name, or by the code that a roster wrote beside it.
        """
        if village not in self._waiting:
            self._waiting[village] = tuple(one for one in self._open if self._may_be(one, self._by_id.get(village)))
        return self._waiting[village]

    def _may_be(self, proposal: OrgUnit, village: OrgUnit | None) -> bool:
        if village is None or village.proposed:
            return False
        town = self._by_id.get(village.parent)
        same_code = proposal.code != "" and proposal.code == village.code
        return same_code or (town is not None and may_be(proposal, village.name, town))

    def one(self, new: str, held: str) -> bool:
        """Whether two units are one place: the same, joined, or a proposal that waits to be joined to the new one."""
        held = self.final(held)
        return held == new or any(unit.id == held for unit in self.waiting(new))

    def _written_otherwise(self, township: str, village: str) -> OrgUnit | None:
        """A name without its ending may be the village or the community: only where there is just one of them."""
        bare, kind = plain(village)
        alike = [
            unit
            for unit in self._alike.get((township, bare), ())
            if not kind or plain(unit.name)[1] in ("", kind)
        ]  # fmt: skip
        alike = [unit for unit in alike if not unit.proposed] or alike
        return alike[0] if len({self.final(unit.id) for unit in alike}) == 1 else None

    def _place_of(self, unit: OrgUnit) -> Place:
        if unit.level == "village":
            return Place(unit=unit.id, township=unit.parent, village=unit.id)
        return Place(unit=unit.id, township=unit.id)

    def _town_only(self, code: str, town: str, township: str) -> Place:
        if town and not township:
            problem = (
                "unknown_township",
                f"没有找到乡镇（街道）“{town}”，人员先按未归属登记。",
                "乡镇写错的，请改正名册再导入；没有登记的，请先不要导入，在“村社与企业”里登记这个乡镇，再导入这份名册。"
                "已经导入过的，登记后再导入会另有一个乡镇的岗位，请在人员页结束“未归属”的那一个。",
            )
            return Place(problem=problem)
        if code:
            town_name = self.name(township)
            where = f"归到“{town_name}”" if town_name else "按未归属登记"
            problem = (
                "unknown_org_code",
                f"没有登记区划代码为 {code} 的单位，本行也没有写村（社区）名称，人员先{where}。",
                "请核对代码；代码没错的，请先在“村社与企业”里登记这个单位，或在名册里补上村名，再导入。",
            )
            return Place(unit=township, township=township, problem=problem)
        return Place(unit=township, township=township)

    def _in_unknown_town(self, code: str, town: str, village: str) -> Place:
        """A proposal of that township alone, under both names: villages of one name in two townships are two.

        Told in every import until a human has settled it.
        """
        bare = village.removeprefix(town) or village
        whole = f"{town}{bare}"
        # as it is proposed now, else as a line did that wrote the township before the name, in its column too or not
        ids = (_proposed_id(town, bare), _proposed_id(town, whole), _proposed_id("", whole))
        asked = next((id_ for id_ in ids if id_ in self._by_id), ids[0])
        settled = self._by_id.get(self.final(asked))
        if settled is not None and not settled.proposed:
            return self._place_of(settled)
        made = settled.id if settled is not None else self._propose(asked, code, whole, "")
        self._town_of[made] = town
        waits = self.name(made)  # an earlier line or roster may have written the village otherwise
        problem = (
            "unknown_township",
            f"没有找到乡镇（街道）“{town}”，不知道“{village}”在哪个乡镇；人员照常登记，"
            f"先放在待确认的“{waits}”名下，不算在任何乡镇里。",
            "乡镇写错的，请改正名册再导入；没有登记的，请先在“村社与企业”里登记这个乡镇，"
            f"再到“等待确认的名字”里处理“{waits}”：新增（选好乡镇），或并入已有的村。",
        )
        return Place(unit=made, village=made, problem=problem)

    def _propose(self, made: str, code: str, name: str, township: str) -> str:
        """With the roster's code, where it has the form of a village's: whoever confirms the name finds it there."""
        before = self._proposed.get(made)
        kept = (before.code if before else "") or (code if is_code(code) and level(code) == "village" else "")
        self._proposed[made] = OrgUnit(
            id=made, code=kept, name=before.name if before else name, level="village", parent=township, proposed=True
        )
        return made

    def proposals(self) -> Sequence[OrgUnit]:
        return list(self._proposed.values())


def _only(units: Collection[str]) -> str:
    """The one, or '' where the files disagree."""
    return next(iter(units)) if len(units) == 1 else ""


def _begins(name: str, town: str) -> bool:
    return name.startswith(town) and name != town


def _asked(township: str, town: str, village: str) -> list[str]:
    """The proposals of the name: of the township's id, and of its name as rosters may have written it before.

    Rosters of before proposed 社区 for 古市镇社区.
    """
    names = (village, below(village, town), village.removeprefix(town) or village)
    written = (town, township_stem(town), f"{town}人民政府") if town else ()
    return [_proposed_id(within, name) for within in (township, *written) for name in names]


def _proposed_id(within: str, village: str) -> str:
    """Equal on every machine. `within` is the id of the township, or the name of one that nobody registered."""
    return derived_id("proposed", f"{within}:{settled_name(village)}")
