"""What the undo of an import gives back: days of other posts that had been folded into those that now go.

Two rosters said that somebody has one post at one village; the fold kept it once, as the earlier one's
(`doubled_posts.py`). Without the earlier one the later one's word stands again, as its own import's or as set by hand,
for the days that the earlier one covered to the end: an ending that was set meanwhile holds.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from edu.domain.people import MadePost
from edu.domain.places import PlaceTree
from edu.services.doubled_posts import assign_part, fold, meets, uncovered, whose

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from edu.domain.people import Post, PostStory
    from edu.services.ports import Reading, Writing
    from edu.system.ids import Ids


def given_back(view: Reading, batch: str, posts: Sequence[tuple[str, str]]) -> list[MadePost]:
    """`posts`: (post, person) of what the import made and what goes; each part has the id of the folded post."""
    told = view.people.post_stories({person for _post, person in posts})
    if all(story.stands for story in told.values()):
        return []
    undone = {record.id for record in view.people.imports() if record.undone} | {batch}
    told = _remembering(told, undone, PlaceTree(view.people.org_units()))
    family = _Family(told, frozenset(post for post, _person in posts))
    return [
        MadePost(post=part, batch=story.batch)
        for story in told.values()
        if story.folded_into and story.batch not in undone
        for part in family.give(story)
    ]


def give(work: Writing, parts: Sequence[MadePost], ids: Ids) -> None:
    """Posts at two names of one village, both folded into the one that went, are one among themselves too."""
    into = {unit.id: unit.joined_into or unit.id for unit in work.people.org_units()}
    alike: defaultdict[tuple[str, ...], list[tuple[MadePost, str]]] = defaultdict(list)
    for part in parts:
        made = assign_part(work, part.post, part.batch, ids)
        alike[*whose(made.post), into[made.post.org]].append((made, made.post.ends))
    for posts in alike.values():
        fold(work, posts, ids, lambda post: post.org)


def _remembering(told: Mapping[str, PostStory], undone: Collection[str], places: PlaceTree) -> dict[str, PostStory]:
    """The stories; a fold of before `folded_into` was kept gets what it must have been.

    Only an undo and a fold withdraw a post: where its import stands it was folded, into those that were made before it
    at what is the same village.
    """
    found = dict(told)
    for id_, story in told.items():
        if not (story.stands or story.folded_into or story.batch in undone):
            into = tuple(
                other.post.id
                for other in told.values()
                if other.made < story.made and not other.part_of and whose(other.post) == whose(story.post)
                if places.final_id(other.post.org) == places.final_id(story.post.org) and meets(other.post, story.post)
            )
            found[id_] = replace(story, folded_into=into)
    return found


class _Family:
    """Folded posts, the posts that hold their days, and what is given back of them on the way."""

    def __init__(self, told: Mapping[str, PostStory], going: frozenset[str]) -> None:
        self._told = told
        self._going = going
        self._given: defaultdict[str, list[Post]] = defaultdict(list)
        self._parts: defaultdict[str, list[str]] = defaultdict(list)
        for id_, story in told.items():
            if story.part_of:
                self._parts[story.part_of].append(id_)

    def give(self, folded: PostStory) -> list[Post]:
        """Parts of it that nothing will hold any more; what was made before it must have been given its days."""
        held = [span for into in folded.folded_into for span in self._held(into, folded.post)]
        kept = [days for holder, days in held if holder not in self._going]
        given: list[Post] = []
        for holder, days in held:
            if holder in self._going:
                given += uncovered(days, [*kept, *given])
        self._given[folded.post.id] = given
        return given

    def _held(self, holder: str, days: Post) -> Iterator[tuple[str, Post]]:
        """(post, those of the days that it holds): the holder, or those that hold its days since it was folded too.

        '' for a part that is given back now.
        """
        story = self._told[holder]
        within = _common(days, story.post)
        if within is None:
            return
        if story.stands:
            yield holder, within
            return
        for other in (*story.folded_into, *self._parts[holder]):
            yield from self._held(other, within)
        for part in self._given[holder]:
            again = _common(within, part)
            if again is not None:
                yield "", again


def _common(post: Post, other: Post) -> Post | None:
    """The post with the days that it shares with the other; a start that nobody stated stays so."""
    if not meets(post, other):
        return None
    starts = post.starts and max(post.starts, other.starts)
    return replace(post, starts=starts, ends=min(filter(None, (post.ends, other.ends)), default=""))
