"""People and their posts: look-ups and the changes a manager makes by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.enterprise import is_phone, normalise_phone
from edu.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound
from edu.domain.events import Reason
from edu.domain.events import people as e
from edu.domain.names import LONGEST, SHORTEST, clean_name
from edu.domain.people import PeopleQuery, Post
from edu.domain.places import PlaceTree
from edu.domain.printing import unprintable_name
from edu.domain.problems import Problem
from edu.services.class_access import in_scope
from edu.services.doubled_posts import meets, whose
from edu.services.initials import initials_of
from edu.services.made_posts import make_post
from edu.system.clock import civil_date
from edu.system.ids import is_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from edu.domain.identity import IdDocument
    from edu.domain.people import Person, PersonLine
    from edu.services.ports import Reading, Store, Writing
    from edu.services.ports.printing import PrintFace
    from edu.system.clock import Clock
    from edu.system.ids import Ids


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPost:
    """What a manager fills in for a post; `starts` and `ends` are civil days."""

    role: str
    person_class: str
    scheme: str = "emergency"
    org: str = ""
    enterprise: str = ""
    work_type: str = ""
    starts: date | None = None
    ends: date | None = None

    def held_by(self, person: str, post: str = "") -> Post:
        return Post(
            id=post,
            person=person,
            role=self.role,
            person_class=self.person_class,
            scheme=self.scheme,
            org=self.org,
            enterprise=self.enterprise,
            work_type=self.work_type,
            starts=self.starts.isoformat() if self.starts else "",
            ends=self.ends.isoformat() if self.ends else "",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """One person with everything that a screen shows at the top."""

    person: Person
    posts: tuple[Post, ...]
    unprintable: Problem | None = None
    """Set where the face lacks a character of the name: no certificate of this person can be printed."""


class People:
    def __init__(self, store: Store, clock: Clock, ids: Ids, face: PrintFace) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._face = face

    # -- looking up --

    def search(self, actor: Actor, query: PeopleQuery) -> Sequence[PersonLine]:
        require(actor, Permission.PEOPLE_READ)
        with self._store.reading() as view:
            return view.people.search(scoped(view, actor, query))

    def count(self, actor: Actor, query: PeopleQuery) -> int:
        require(actor, Permission.PEOPLE_READ)
        with self._store.reading() as view:
            return view.people.count(scoped(view, actor, query))

    def at_seat(self, actor: Actor, text: str, limit: int = 20) -> Sequence[PersonLine]:
        """Who somebody at a learner's seat may be: few and masked.

        Only for two characters or more of a name, of its initials, or of the end of an ID number.
        """
        require(actor, Permission.STUDY)
        if len(text.strip()) < 2:
            return ()
        with self._store.reading() as view:
            return view.people.search(PeopleQuery(text=text.strip(), limit=limit))

    def view(self, actor: Actor, person: str) -> PersonView:
        if actor.person != person:
            require(actor, Permission.PEOPLE_READ)
        with self._store.reading() as view:
            known, posts = _known(view, person), tuple(view.people.posts_of(person))
        missing = self._face.missing(known.name)
        return PersonView(
            person=known, posts=posts, unprintable=unprintable_name(known.name, missing) if missing else None
        )

    def unmask(self, actor: Actor, person: str, reason: str) -> e.PersonDetails:
        """The whole ID number and phone; who asked and why stays in the ledger."""
        require(actor, Permission.PEOPLE_UNMASK)
        if len(reason.strip()) < 2:
            raise InvalidInput("查看完整证件号必须写明用途。", "请填写用途，例如“核对参训资格”。")
        with self._store.writing(actor) as work:
            _known(work, person)
            details = work.people.details(person)
            if details is None:
                raise NotFound("这个人的个人信息已经注销，无法查看。")
            work.append(e.DetailsUnmasked(), person, person=person, private=Reason(text=reason.strip()))
            work.commit()
            return details

    # -- people and posts --

    def register(
        self, actor: Actor, name: str, document: IdDocument, posts: Sequence[NewPost], *, phone: str = ""
    ) -> str:
        """A new person, by hand. An ID number that is already known is refused, as is what `assign` refuses.

        InvalidInput for a name that is none, with its column.
        """
        require(actor, Permission.PEOPLE_WRITE)
        name = clean_name(name)
        problems = list(_name_problems(name))
        if problems:
            raise InvalidInput("这个人没有登记。", "请填写姓名。", problems)
        with self._store.writing(actor) as work:
            lookup = work.people.lookup(document.modern_number)
            if lookup in work.people.by_lookup([lookup]):
                raise Conflict("这个证件号的人员已经登记过。", "请在人员列表里搜索后补充岗位。")
            person = register_person(work, self._ids.new(), details_of(name, document, phone=phone), lookup)
            for post in posts:
                _check_post(work, person, post)
                assign_post(work, person, self._ids.new(), post)
            work.commit()
            return person

    def assign(self, actor: Actor, person: str, post: NewPost) -> str:
        """Its id. Conflict where the person has this post already on one of its days, under whatever title.

        One post is one class, place (after joins), firm and work type, as for a roster. A start that nobody stated lies
        before every day.
        """
        require(actor, Permission.PEOPLE_WRITE)
        with self._store.writing(actor) as work:
            _known(work, person)
            _check_post(work, person, post)
            made = assign_post(work, person, self._ids.new(), post)
            work.commit()
            return made

    def end_post(self, actor: Actor, person: str, post: str, last_day: date) -> None:
        """Conflict where a later last day than before would lie in the person's next same post (see `assign`)."""
        require(actor, Permission.PEOPLE_WRITE)
        with self._store.writing(actor) as work:
            held = {p.id: p for p in work.people.posts_of(person)}
            if post not in held:
                raise NotFound("没有找到这个岗位。")
            if held[post].starts and last_day.isoformat() < held[post].starts:
                raise InvalidInput("离岗日期早于任职日期。", "请检查日期。")
            _check_longer(work, held[post], last_day)
            work.append(e.PostEnded(post=post, ends=last_day.isoformat()), person, person=person)
            work.commit()

    def change_details(
        self, actor: Actor, person: str, *, name: str | None = None, phone: str | None = None, initials: str = ""
    ) -> None:
        """What is None stays; phone '' takes the number away. `initials` '' follows the name where that changes.

        InvalidInput names the fields by column. Certificates keep the name that they were issued to.
        """
        require(actor, Permission.PEOPLE_WRITE)
        with self._store.writing(actor) as work:
            _known(work, person)
            before = work.people.details(person)
            if before is None:
                raise Conflict("这个人的个人信息已经注销，不能再修改。")
            named = before.name if name is None else clean_name(name)
            number = before.phone if phone is None else normalise_phone(phone)
            letters = initials.strip().lower() or (before.initials if named == before.name else initials_of(named))
            problems = [
                *_name_problems(named, before.name),
                *_phone_problems(number, before.phone),
                *_letter_problems(initials.strip()),
            ]
            if problems:
                raise InvalidInput("个人信息没有保存。", "请按提示修改。", problems)
            after = e.PersonDetails(
                name=named,
                id_kind=before.id_kind,
                id_number=before.id_number,
                sex=before.sex,
                birth_year=before.birth_year,
                phone=number,
                education=before.education,
                initials=letters,
            )
            if after == before:
                return
            lookup = work.people.lookup(before.id_number) if before.id_number else ""
            work.append(e.PersonDetailsChanged(lookup=lookup), person, person=person, private=after)
            work.commit()

    def today(self) -> date:
        return civil_date(self._clock.now_ms())


# -- the steps that the roster import shares --


def details_of(name: str, document: IdDocument, *, phone: str = "", education: str = "") -> e.PersonDetails:
    born = document.birth_date
    return e.PersonDetails(
        name=name,
        id_kind=document.kind,
        id_number=document.modern_number,
        sex=document.sex or "",
        birth_year=born.year if born else 0,
        phone=phone,
        education=education,
        initials=initials_of(name),
    )


def register_person(work: Writing, person: str, details: e.PersonDetails, lookup: str, batch: str = "") -> str:
    work.append(e.PersonRegistered(lookup=lookup, batch=batch), person, person=person, private=details)
    return person


def assign_post(work: Writing, person: str, post: str, new: NewPost, batch: str = "") -> str:
    make_post(work, new.held_by(person, post), batch)
    return post


def _check_post(work: Writing, person: str, new: NewPost) -> None:
    if new.starts and new.ends and new.ends < new.starts:
        raise InvalidInput("岗位结束日期早于开始日期。", "请检查两个日期。")
    for held in _same(work, new.held_by(person)):
        raise Conflict(*_held_already(work, held))


def _check_longer(work: Writing, post: Post, last_day: date) -> None:
    """Only the days that are added: a post that lay over another before can still be ended earlier."""
    if not post.ends or last_day.isoformat() <= post.ends:
        return
    added = (date.fromisoformat(post.ends) + timedelta(days=1)).isoformat()
    for held in _same(work, replace(post, starts=added, ends=last_day.isoformat())):
        raise Conflict(*_goes_on(work, held))


def _same(work: Writing, post: Post) -> Iterator[Post]:
    """The person's other posts that are this one and have one of its days."""
    places = PlaceTree(work.people.org_units())
    for held in work.people.posts_of(post.person):
        at_one_place = places.final_id(held.org) == places.final_id(post.org)
        if held.id != post.id and at_one_place and whose(held) == whose(post) and meets(held, post):
            yield held


def _held_already(work: Writing, held: Post) -> tuple[str, str]:
    return (
        f"这个人已经有{_named(work, held)}，人员类别、单位和工种都相同，任职的日子重叠，没有再添加。",
        "是同一个岗位的，不用再添加；岗位名称或任职日期有变的，先给原来的岗位“结束任职”，再从次日起添加。",
    )


def _goes_on(work: Writing, held: Post) -> tuple[str, str]:
    return (
        f"这个人另有{_named(work, held)}，人员类别、单位和工种都相同，任职的日子会重叠，离岗日期没有改动。",
        f"请填 {held.starts} 以前的离岗日期；从那天起在岗的日子，已经由那个岗位记着，不用延长。"
        if held.starts
        else "原来的离岗日期以后的日子，已经由那个岗位记着，不用延长。",
    )


def _named(work: Writing, held: Post) -> str:
    firm = work.people.enterprise(held.enterprise) if is_id(held.enterprise) else None
    place = PlaceTree(work.people.org_units()).full_name(held.org)
    where = "".join((place, firm.name if firm else ""))
    begun = f"{held.starts} 起" if held.starts else "没有写任职日期"
    days = f"{begun}，{held.ends} 止" if held.ends else begun
    return f"{f'“{where}”的' if where else ''}“{held.role}”岗位（{days}）"


def _name_problems(name: str, before: str | None = None) -> Iterator[Problem]:
    """A name that stands already is not judged anew: an older roster may have let it in."""
    if name != before and not SHORTEST <= len(name) <= LONGEST:
        yield Problem(code="name_length", column="name", message=f"姓名应为 {SHORTEST} 至 {LONGEST} 个字。")


def _phone_problems(phone: str, before: str) -> Iterator[Problem]:
    if phone and phone != before and not is_phone(phone):
        yield Problem(code="phone_form", column="phone", message="电话号码不对：手机号应为 11 位，固定电话可带区号。")


def _letter_problems(letters: str) -> Iterator[Problem]:
    if letters and not (letters.isascii() and letters.isalpha()):
        yield Problem(code="initials_form", column="initials", message="拼音首字母只能是英文字母，例如 zwj。")


def scoped(view: Reading, actor: Actor, query: PeopleQuery) -> PeopleQuery:
    """Who answers for one org unit sees it and what lies below it, whatever the query asks for."""
    if not query.org:
        return replace(query, org=actor.scope)
    if not in_scope(view, actor, query.org):
        raise NotAllowed("只能查看本单位的人员。", "请在单位列表里选择本单位或下属的村（社区）。")
    return query


def _known(view: Reading, person: str) -> Person:
    found = view.people.person(person) if is_id(person) else None
    if found is None:
        raise NotFound("没有找到这个人。", "名单可能已被撤销，请刷新列表。")
    return found
