"""A post that a roster writes against those that the person has: the same one, the same said less exactly, or new."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from edu.domain.person_classes import PERSON_CLASS_NAMES
from edu.services import roster_findings as say

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from edu.domain.people import Post
    from edu.domain.roster import RosterPost
    from edu.services.people import NewPost
    from edu.services.ports import Reading
    from edu.services.roster_findings import Finding
    from edu.services.roster_places import Places


class HeldPosts:
    """`by_hand`: ids of the posts whose last day somebody set by hand (`ended_by_hand`)."""

    def __init__(self, places: Places, today: date, by_hand: Container[str] = ()) -> None:
        self._places = places
        self._today = today
        self._by_hand = by_hand

    def means(self, new: NewPost, held: Post, town: str = "", code: str = "") -> bool:
        """One post, whatever dates the second roster gives; a proposal that was joined to a village is that village.

        So are one that waits to be joined and the village, whichever of the two the roster finds: else the person would
        have the post twice once it is. A roster that says less of the place means the post that is held more exactly;
        `town`, `code`: what the roster writes of it and nobody registered; a place that has another code is not meant.
        """
        if what(new) != what(held):
            return False
        own = self._places.code_of(self._places.final(held.org))
        other = code != "" and own not in ("", code)
        return self.at(new.org, held) or (not other and self._places.within(held.org, new.org, town))

    def at(self, unit: str, held: Post) -> bool:
        at = self._places.final(held.org)
        return self._places.one(unit, at) or self._places.one(at, unit)

    def stands(self, held: Post) -> bool:
        return not held.ends or held.ends >= self._today.isoformat()

    def compare(
        self, post: NewPost, same: Sequence[Post], held: Sequence[Post], *, scheme_said: bool = True
    ) -> tuple[NewPost | None, list[Finding]]:
        """What is to be added, and what is told. `same`: those of `held` that the post means (`means`).

        `scheme_said`: whether a line says the scheme; one that says none contradicts nothing.

        One that ended is begun again only where the roster's dates say so. The end of a certificate is no such date
        where somebody ended the post by hand: who left keeps the certificate.
        """
        if not same:
            return post, list(self._beside(post, held))
        ends = [other.ends for other in same]
        if "" not in ends:
            last = date.fromisoformat(max(ends))
            if post.starts is not None and post.starts > last:
                return post, []
            latest = max(same, key=lambda other: other.ends)
            left = latest.id in self._by_hand
            if post.ends is not None and post.ends > last:
                if left:
                    return None, [say.post_left_by_hand(post.role, last, post.ends)]
                at = post.org if self.at(post.org, latest) else self._places.final(latest.org)
                prolonged = say.post_prolonged(post.role, last, post.ends)
                return replace(post, org=at, starts=last + timedelta(days=1)), [prolonged]
            if last < self._today and (post.ends is None or post.ends.isoformat() not in ends):
                return None, [say.post_ended(post.role, last, begins_by_end=not left)]
        return None, list(_differing(post, same, scheme_said=scheme_said))

    def elsewhere(self, added: Iterable[NewPost], held: Sequence[Post], meant: Container[str]) -> list[Post]:
        """Posts of the class of an added one that the person still has on its days and the roster writes no more.

        `meant`: ids of those that it writes. One that `_beside` tells of is not among them.
        """
        return [
            other
            for other in held
            if other.id not in meant and self.stands(other) and any(self._joins(post, other) for post in added)
        ]

    def reclassed(
        self, added: Iterable[NewPost], held: Sequence[Post], meant: Container[str]
    ) -> Iterator[tuple[NewPost, Post]]:
        """An added post with one of its title at its place and of another class: what a word is read as may change."""
        for post in added:
            for other in held:
                named = _bare(post.role) == _bare(other.role)
                titled = named and post.enterprise == other.enterprise and self.at(post.org, other)
                apart = other.id in meant or not self.stands(other) or self._apart(post, other)
                if titled and not apart and post.person_class != other.person_class:
                    yield post, other

    def _joins(self, post: NewPost, other: Post) -> bool:
        return post.person_class == other.person_class and not (self._apart(post, other) or self._wide(post, other))

    def _apart(self, post: NewPost, other: Post) -> bool:
        """Whether the new one has ended, or begins when the other has."""
        gone = post.ends is not None and post.ends < self._today
        return gone or (other.ends != "" and post.starts is not None and other.ends < post.starts.isoformat())

    def _beside(self, post: NewPost, held: Sequence[Post]) -> Iterator[Finding]:
        """A roster of before knew no village, or its code was registered since."""
        for other in held:
            if self._wide(post, other) and self.stands(other):
                yield say.post_beside(post.role, self._places.name(other.org), self._places.name(post.org))
                return

    def _wide(self, post: NewPost, other: Post) -> bool:
        """The same post, which names the township alone or no place."""
        above = self._places.township_of(post.org)
        return other.org in ("", above) and other.org != post.org and what(post) == what(other)


def ended_by_hand(view: Reading, rows: Iterable[tuple[Sequence[RosterPost], Sequence[Post]]], today: date) -> set[str]:
    """Posts, by their ids; `rows`: what the roster writes of each person, and what the person has.

    Only the stories of those are read whose post has ended or ends before the roster says.
    """
    day = today.isoformat()
    people = set()
    for written, held in rows:
        latest = max((post.end.isoformat() for post in written if post.end is not None), default="")
        people |= {other.person for other in held if other.ends and (other.ends < day or other.ends < latest)}
    return {id_ for id_, story in view.people.post_stories(people).items() if story.ended is not None}


def what(post: NewPost | Post) -> tuple[str, str, str]:
    return post.person_class, post.enterprise, post.work_type


def _bare(title: str) -> str:
    """村书记 at a village is 书记 there."""
    return title.removeprefix("村").removeprefix("社区")


def _differing(post: NewPost, same: Sequence[Post], *, scheme_said: bool) -> Iterator[Finding]:
    """What the roster says otherwise of a post that is there: an import changes none, and loses nothing in silence."""
    latest = max(same, key=lambda other: (not other.ends, other.ends, other.starts))
    if post.ends is not None:
        left = post.ends.isoformat()
        if latest.starts <= left and (not latest.ends or left < latest.ends):
            yield say.post_left(post.role, post.ends, latest.ends)
    if post.starts is not None and post.starts.isoformat() not in {other.starts for other in same}:
        yield _other_start(post, post.starts, same)
    titles = {*PERSON_CLASS_NAMES.values(), *(other.role for other in same)}  # a line without a title has the class's
    if post.role not in titles:
        yield say.post_title_differs(post.role, latest.role)
    if scheme_said and post.scheme not in {other.scheme for other in same}:
        yield say.post_scheme_differs(post.role, post.scheme, latest.scheme)


def _other_start(post: NewPost, start: date, same: Sequence[Post]) -> Finding:
    """Against the held post that covers the day, else the next one: what the remedy adds must meet none."""
    day = start.isoformat()
    covering = [other for other in same if other.starts < day and (not other.ends or day <= other.ends)]
    if covering:
        held = max(covering, key=lambda other: other.starts)
        return say.post_starts_later(post.role, start, held.starts, held.ends)
    held = min((other for other in same if other.starts > day), key=lambda other: other.starts)
    last = date.fromisoformat(held.starts) - timedelta(days=1)
    return say.post_starts_earlier(post.role, start, held.starts, min(last, post.ends or last))
