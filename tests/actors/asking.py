"""Asks the questions in ``questions/*.tsv`` and says which are answered wrongly.

python -m tests.actors.asking             # shares right, by table
python -m tests.actors.asking --misses    # and each miss
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from legation import House, Settings, code_page, knowledge
from legation.actors import PLACE, find_actors
from legation.knowledge.spelling import atoms
from legation.knowledge.tables import read_tsv
from legation.language import Parser
from legation.types import Actor, Article, Page, Passage, Place

FOLDER = Path(__file__).parent / "questions"
COLUMNS = ("on", "code", "sector", "person", "text", "failing")
NOBODY, ONLY_WHERE = "-", "@"
NEAR = 30.0  # km


@dataclass(frozen=True, slots=True)
class Question:
    """One row: the text without its brackets, and where the mention stands in it."""

    line: int
    on: date
    codes: tuple[str, ...]
    sector: str
    person: str
    text: str
    start: int
    end: int
    failing: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the program says of a question, and what is wrong with it; ``wrong`` is empty where nothing is."""

    question: Question
    actors: tuple[Actor, ...]
    wrong: str

    def __str__(self) -> str:
        q = self.question
        said = "; ".join(f"{a.code} {a.sector or '-'} {a.identifier_text or '-'} ({a.why})" for a in self.actors) or "nobody"
        text = f"{q.text[: q.start]}[{q.text[q.start : q.end]}]{q.text[q.end :]}"
        known = f"  (known: {q.failing})" if q.failing else ""
        return f"line {q.line}, {q.on}: {text}\n    {self.wrong}; it says {said}{known}"


def questions(name: str) -> list[Question]:
    """The rows of ``questions/<name>.tsv``; :class:`TableError` with file and line where one is wrong."""
    found = []
    for row in read_tsv(FOLDER / f"{name}.tsv", COLUMNS):
        before, opened, rest = row.required("text").partition("[")
        mention, closed, after = rest.partition("]")
        on = row.first_day("on")
        if not opened or not closed or on is None:
            raise row.error("the text needs a mention in [brackets], and the row a day")
        codes = tuple(sorted(row["code"].split(";")))
        end = len(before) + len(mention)
        asked = (row["sector"], row["person"], before + mention + after, len(before), end, row["failing"])
        found.append(Question(row.line, on, codes, *asked))
    return found


def ask(asked: Sequence[Question], parser: Parser) -> Iterator[Answer]:
    """An answer to each question, its text read as an article of that day."""
    tables = knowledge.load()
    for question in asked:
        body = Passage(question.text, 0, len(question.text))
        article = Article("question", None, (), (body,), published_on=question.on)
        actors = [a for a in find_actors(parser.parse(article), article, tables) if a.start < question.end and question.start < a.end]
        found = tuple(a for a in actors if _covers(a, question))
        yield Answer(question, found, _wrong(question, found))


def _covers(actor: Actor, question: Question) -> bool:
    """Whether the actor is the mention that is asked for, and not a name deep within another phrase."""
    shared = min(actor.end, question.end) - max(actor.start, question.start)
    return shared * 2 >= min(actor.end - actor.start, question.end - question.start)


def _wrong(question: Question, found: Sequence[Actor]) -> str:
    codes = tuple(sorted({a.code for a in found}))
    where = question.codes[0].startswith(ONLY_WHERE)
    if question.codes == (NOBODY,):
        return "nobody is meant" if found else ""
    if where:
        right = all(ONLY_WHERE + a.code in question.codes and _is_where(a, question) for a in found)
        return "" if right and found else f"only where, in {question.codes[0][1:]}"
    if codes != question.codes or any(a.why.startswith(PLACE) for a in found):
        return f"{' and '.join(question.codes)} is meant"
    if question.sector and not any(a.sector == question.sector for a in found):
        return f"sector {question.sector} is meant"
    if question.person and not any(_same(question.person, a.identifier_text or "") for a in found):
        return f"{question.person} is meant"
    return ""


def _is_where(actor: Actor, question: Question) -> bool:
    """Whether the mention is a place, or only the end of a phrase that it belongs to ("a judge in Paris")."""
    return actor.why.startswith(PLACE) or (actor.start < question.start and actor.end >= question.end)


def _same(wanted: str, given: str) -> bool:
    """Whether two spellings name one person: the shorter has no word that the longer lacks."""
    one, other = set(atoms(wanted)), set(atoms(given))
    return bool(one and other) and (one <= other or other <= one)


@dataclass(frozen=True, slots=True)
class Spot:
    """A row of ``questions/places.tsv``: a sentence, and the town where what it tells took place."""

    line: int
    city: str
    code: str
    lat: float
    lon: float
    text: str
    failing: str


def spots() -> list[Spot]:
    """The rows of ``questions/places.tsv``."""
    found = []
    for row in read_tsv(FOLDER / "places.tsv", ("city", "code", "lat", "lon", "text", "failing")):
        lat, lon = row.decimal("lat"), row.decimal("lon")
        if lat is None or lon is None:
            raise row.error("the row needs lat and lon")
        found.append(Spot(row.line, row["city"], row["code"], lat, lon, row.required("text"), row["failing"]))
    return found


def locate(asked: Sequence[Spot], house: House) -> Iterator[tuple[Spot, str]]:
    """Each spot with what is wrong about the place of the reports of its sentence; "" where one of them is within 30 km."""
    for spot in asked:
        page = Page("spot", spot.text, "body", "", spot.text)
        found = [r.place for r in code_page(page, house).reports if r.place is not None]
        right = any(p.lat is not None and _near(spot, p) and p.country_code == spot.code for p in found)
        yield spot, "" if right else f"it says {found or 'nothing'}"


def _near(spot: Spot, place: Place) -> bool:
    town = knowledge.Town(spot.city, spot.code, "", spot.lat, spot.lon, 0)
    return place.lat is not None and place.lon is not None and town.distance(place.lat, place.lon) <= NEAR


def main() -> None:
    """Command line."""
    house = House.open(Settings())
    parser = house.parser
    for name in ("plain", "ambiguous"):
        answers = list(ask(questions(name), parser))
        missed = [a for a in answers if a.wrong]
        print(f"{name}: {len(answers) - len(missed)} of {len(answers)} right ({1 - len(missed) / len(answers):.3f})")
        if "--misses" in sys.argv:
            print(*missed, sep="\n")
    located = list(locate(spots(), house))
    missed = [(spot, wrong) for spot, wrong in located if wrong]
    print(f"places: {len(located) - len(missed)} of {len(located)} right ({1 - len(missed) / len(located):.3f})")
    if "--misses" in sys.argv:
        print(*(f"line {s.line}: {s.text}\n    {s.city}, {s.code} is meant; {wrong}  {s.failing}" for s, wrong in missed), sep="\n")


if __name__ == "__main__":
    main()
