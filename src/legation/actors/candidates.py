"""One name, several parties: each that it may mean with a score, from what else the article names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from legation.knowledge import Entry, Places
from legation.types import Candidate

Day = date | tuple[date, date] | None

#: How likely a name is what its kind says before anything else is known: a country before its namesakes. By trial on the questions
#: in tests/actors/questions.
PRIOR = {
    "country": 1.0,
    "demonym": 0.95,
    "capital": 0.9,
    "metonym": 0.85,
    "body": 0.8,
    "agency": 0.7,
    "group": 0.7,
    "city": 0.6,
    "region": 0.5,
}
OTHER_TOWN = 0.3  # a town of the same name that the table of names does not think of
LIKE_ENOUGH = 0.12  # such a town counts if it has this share of the inhabitants of the largest
LEAST_TOWN = 100_000
#: Names that may be told apart by what else the article names; firms, groups and bodies are as the table says.
_PLACES = frozenset({"country", "demonym", "capital", "city", "region"})


@dataclass(slots=True)
class Evidence:
    """What an article names besides: ``local`` towns and regions, ``national`` countries, peoples, capitals, leaders, by country."""

    local: Counter[str] = field(default_factory=Counter)
    national: Counter[str] = field(default_factory=Counter)
    names: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, kind: str, code: str, name: str) -> None:
        """Count one unambiguous name."""
        (self.local if kind in ("city", "region") else self.national)[code] += 1
        self.names[code, name] += 1

    def besides(self, code: str, name: str) -> int:
        """How often the article names that country by other names than this."""
        return self.local[code] + self.national[code] - self.names[code, name]

    def is_elsewhere(self, code: str) -> bool:
        """Whether the article names countries, and never this one."""
        return bool(self.names) and not self.local[code] and not self.national[code]

    def of(self, entry: Entry) -> float:
        """How much speaks for an entry besides its own name: 0 to 1.6. For a region only what lies in the same country does."""
        own = self.names[entry.code, entry.name]
        local = _share(self.local[entry.code] - (own if entry.kind in ("city", "region") else 0), 0.6, 0.2)
        national = _share(self.national[entry.code] - (0 if entry.kind in ("city", "region") else own), 0.4, 0.1)
        return local if entry.kind == "region" else local + national


def _share(count: int, first: float, further: float) -> float:
    """What ``count`` names are worth: the first most, two more a little, and then no more."""
    return first * min(max(count, 0), 1) + further * min(max(count - 1, 0), 2)


def choose(entries: tuple[Entry, ...], on: Day, evidence: Evidence | None = None) -> tuple[Entry, tuple[Candidate, ...]]:
    """The likeliest of a name's entries on the day, and all of them with their share of the score where they differ in country."""
    fits = [e for e in entries if holds(e.since, e.until, on)] or list(entries)
    scored = [(_score(e, k, evidence), e) for k, e in enumerate(fits)]
    best = max(scored, key=lambda pair: pair[0])[1]
    return best, _shares(scored, evidence) if len({e.code for e in fits}) > 1 else ()


def _score(entry: Entry, place: int, evidence: Evidence | None) -> float:
    prior = PRIOR[entry.kind] - 0.05 * place - (1.0 if entry.until is not None else 0.0)
    return prior + (evidence.of(entry) if evidence is not None and entry.kind in _PLACES else 0.0)


def _shares(scored: Sequence[tuple[float, Entry]], evidence: Evidence | None) -> tuple[Candidate, ...]:
    best: dict[str, tuple[float, Entry]] = {}
    for score, entry in scored:
        if entry.code not in best or best[entry.code][0] < score:
            best[entry.code] = (max(score, 0.05), entry)
    total = sum(score for score, _ in best.values())
    found = [Candidate(e.code, e.identifier or e.name, round(score / total, 2), _why(e, evidence)) for score, e in best.values()]
    return tuple(sorted(found, key=lambda c: (-c.score, c.code)))


def _why(entry: Entry, evidence: Evidence | None) -> str:
    local, national = (evidence.local[entry.code], evidence.national[entry.code]) if evidence else (0, 0)
    named = [f"{n} {what}" for n, what in ((local, "of its towns and regions"), (national, "of its names")) if n]
    return f"a {entry.kind}" + (f"; the article has {' and '.join(named)} besides" if named else "")


def namesakes(entry: Entry, name: str, places: Places, evidence: Evidence) -> tuple[Entry, ...]:
    """Towns of the same name, almost as large, in countries that the article names while it never names the first's: "Tripoli" in
    an article on Lebanon."""
    if evidence.besides(entry.code, name):
        return ()
    towns = places.named(name)
    largest = max((t.population for t in towns), default=0)
    rivals = [t for t in towns if t.code != entry.code and t.population >= max(LEAST_TOWN, LIKE_ENOUGH * largest)]
    return tuple(Entry(name, t.code, "city", None, t.name) for t in rivals if evidence.besides(t.code, name))


def holds(since: date | None, until: date | None, on: Day) -> bool:
    """Whether ``since`` to ``until`` (open where ``None``) touches the day or interval; without a day, yes."""
    if on is None:
        return True
    first, last = on if isinstance(on, tuple) else (on, on)
    return (since is None or since <= last) and (until is None or first <= until)


def of_persons(scored: Iterable[tuple[float, str, str, str]]) -> tuple[Candidate, ...]:
    """Persons of one name as candidates: (score, code, person, why), the likeliest first; ``()`` where there is one only."""
    best: dict[tuple[str, str], tuple[float, str]] = {}
    for score, code, person, why in scored:
        if best.get((code, person), (-1.0, ""))[0] < score:
            best[(code, person)] = (score, why)
    if len(best) < 2:
        return ()
    total = sum(score for score, _ in best.values())
    found = [Candidate(code, person, round(score / total, 2), why) for (code, person), (score, why) in best.items()]
    return tuple(sorted(found, key=lambda c: (-c.score, c.code, c.name)))[:5]
