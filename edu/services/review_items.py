"""What there is to look at in a topic, from its facts to its one-page aids, in words and with a version.

A version of an item without pictures must stay what it is: signatures in ledgers hold for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from typing import TYPE_CHECKING, TypeVar

from edu.domain.aids import COLOUR_NAMES
from edu.domain.canonical import canonical_json, sha256_hex
from edu.domain.courses import Callout, Check, ListBlock, Page, Paragraph, Picture, Table, text_of, unmarked
from edu.domain.errors import EduError
from edu.domain.questions import LETTERS, lettered
from edu.domain.reviews import ItemKind, ReviewItem, version_of
from edu.services.review_pictures import ReviewPictures

if TYPE_CHECKING:
    from edu.domain.aids import Aid
    from edu.domain.cases import Case
    from edu.domain.courses import Block, Course, Lesson
    from edu.domain.games.pack import GamePack
    from edu.domain.microlessons import MicroLesson
    from edu.domain.questions import Question
    from edu.domain.register import Fact, Register
    from edu.services.ports.content import ContentLibrary

T = TypeVar("T")


def review_items(library: ContentLibrary, topic: str) -> tuple[ReviewItem, ...]:
    """By kind, in the order of the packs. A fact, once, wherever something of the topic shows it: an explanation or a
    reason as well, or a game that asks the topic's questions. And with the topic that it is registered under, so that
    what only a drill tells, which has no topic, is looked at too.

    A broken pack is left out, as it is nowhere taught; PackError where the register is broken.
    """
    return tuple(_items(library, topic))


def _items(library: ContentLibrary, topic: str) -> Iterator[ReviewItem]:
    register = library.register
    banks = [bank for name in library.bank_ids if (bank := _or_none(library.bank, name))]
    questions = [question for bank in banks if bank.topic == topic for question in bank.questions]
    read = [course for name in library.course_ids if (course := _or_none(library.course, name))]
    courses = [course for course in read if course.topic == topic]
    used = dict.fromkeys(fact for question in questions for fact in question.facts)
    used |= dict.fromkeys(fact for bank in banks if bank.topic == topic for fact in bank.said)
    for course in courses:
        for lesson in course.lessons:
            used |= dict.fromkeys(run.fact for page in lesson.pages for run in page.runs() if run.fact)
    aids = [aid for aid in (_or_none(library.aid, name) for name in library.aid_ids) if aid and aid.topic == topic]
    told = (_or_none(library.microlesson, name) for name in library.microlesson_ids)
    micros = [micro for micro in told if micro and micro.topic == topic]
    cases = [
        case for case in (_or_none(library.case, name) for name in library.case_ids) if case and case.topic == topic
    ]
    used |= dict.fromkeys(fact for micro in micros for fact in micro.facts)
    used |= dict.fromkeys(fact for case in cases for fact in case.facts)
    used |= dict.fromkeys(fact for aid in aids for fact in aid.facts)
    used |= dict.fromkeys(fact for game in _games(library, {one.id for one in questions}) for fact in game.facts)
    known = library.topics.topic(topic)
    used |= dict.fromkeys(fact.id for fact in register.facts.values() if known and fact.folder == known.folder)
    pictures = ReviewPictures(library)
    yield from (_fact(register.facts[name], register) for name in used if name in register.facts)
    yield from (_question(one, register, pictures.question(one)) for one in questions)
    for course in courses:
        yield from (_lesson(course, one, register, pictures.lesson(course, one)) for one in course.lessons)
    yield from (_micro(one, register, pictures.micro(one)) for one in micros)
    yield from (_case(one, register, pictures.case(one)) for one in cases)
    yield from (aid_item(aid, register) for aid in aids)


def _games(library: ContentLibrary, asked: Set[str]) -> Iterator[GamePack]:
    """A game names no topic: it belongs where the questions stand that it asks before and after."""
    for game in (_or_none(library.game, name) for name in library.game_ids):
        if game and not asked.isdisjoint((*game.before, *game.after)):
            yield game


def _or_none(read: Callable[[str], T], name: str) -> T | None:
    try:
        return read(name)
    except EduError:
        return None


def _made(
    kind: ItemKind, id_: str, text: str, cites: Sequence[str], register: Register, status: str, pictures: str = ""
) -> ReviewItem:
    grounds = "；".join(register.cite_text(cite) for cite in cites if cite.partition("#")[0] in register.sources)
    version = version_of(sha256_hex(canonical_json([text, grounds]))[:16], pictures)
    return ReviewItem(kind=kind, id=id_, version=version, text=text, grounds=grounds, status=status)


def _fact(fact: Fact, register: Register) -> ReviewItem:
    text = f"{fact.text}（{fact.note}）" if fact.note else fact.text
    return _made("fact", fact.id, text, fact.cites, register, fact.status)


def _question(question: Question, register: Register, pictures: str) -> ReviewItem:
    told = [f"情景：{question.situation.text}"] if question.situation else []
    shown = [f"（图：{question.image_alt or question.image}）"] if question.image else []
    options = [
        f"{letter} {'✓' if one.correct else '✗'} {one.text}\n　（{one.why}）"
        for letter, one in zip(LETTERS, question.options, strict=False)
    ]
    explanation = lettered(question.explanation, [one.id for one in question.options])
    text = unmarked("\n".join([*told, question.stem, *shown, *options, f"解析：{explanation}"]))
    grounds = [*question.cites, *(cite for fact in question.facts for cite in register.cites_of(fact))]
    return _made("question", question.id, text, tuple(dict.fromkeys(grounds)), register, question.status, pictures)


def _lesson(course: Course, lesson: Lesson, register: Register, pictures: str) -> ReviewItem:
    text = "\n\n".join("\n".join(_page(page)) for page in lesson.pages)
    runs = [run for page in lesson.pages for run in page.runs()]
    cites = [run.cite for run in runs if run.cite]
    cites += [cite for run in runs if run.fact for cite in register.cites_of(run.fact)]
    return _made("lesson", f"{course.folder}/{lesson.id}", text, tuple(dict.fromkeys(cites)), register, "", pictures)


def _page(page: Page) -> Iterator[str]:
    yield f"【{page.title}】"
    for block in page.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield text_of(block.runs)
        case ListBlock():
            yield from (f"· {text_of(item)}" for item in block.items)
        case Table():
            yield from (" ｜ ".join(text_of(cell) for cell in row) for row in (block.header, *block.rows))
        case Callout():
            yield f"[{block.kind}]"
            for inner in block.blocks:
                yield from _block(inner)
        case Picture():
            yield f"（图：{block.alt}）"
        case Check():
            yield f"（检查题 {block.question}）"


def _micro(lesson: MicroLesson, register: Register, pictures: str) -> ReviewItem:
    said = [lesson.title, lesson.danger]
    for step in lesson.steps:
        said += [f"问：{step.ask}", *(f"✗ {one.says}" for one in step.wrong), f"✓ {step.seen}"]
    text = "\n".join([*said, f"记住：{lesson.rule}", f"去做：{lesson.practise}"])
    return _made("microlesson", lesson.id, text, lesson.cites, register, "", pictures)


def _case(case: Case, register: Register, pictures: str) -> ReviewItem:
    text = "\n".join([
        f"{case.title}（{case.date.isoformat()}，{case.place}）", case.toll_sentence, *case.story,
        f"（图：{case.picture_alt}）",
        f"后来：{case.outcome}", f"直接原因：{case.direct_cause}", *(f"责任：{one}" for one in case.responsibility),
        *(f"怎样避免：{one}" for one in case.prevention),
    ])  # fmt: skip
    return _made("case", case.id, text, case.cites, register, case.status, pictures)


def aid_item(aid: Aid, register: Register) -> ReviewItem:
    """Asked for by itself as well: the printed page says whether it was signed."""
    said = [f"{aid.title}（{aid.who}，{aid.event}）", *(f"怎么发现：{one}" for one in aid.signs)]
    said += [f"{at}. {step.do}：{step.how}" for at, step in enumerate(aid.steps, 1)]
    said += [f"{COLOUR_NAMES[row.colour]}：{row.means}\n　{row.do}" for row in aid.rows]
    said += [*(f"不要：{one}" for one in aid.never), *(f"电话：{call.who} {call.number}" for call in aid.calls)]
    cites = [*aid.cites, *(cite for fact in aid.facts for cite in register.cites_of(fact))]
    return _made("aid", aid.id, "\n".join(said), tuple(dict.fromkeys(cites)), register, aid.status)
