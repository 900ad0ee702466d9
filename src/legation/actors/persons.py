"""Whose person a name is on that day: from the table of tenures, from the words beside the name, or from what the article said before."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date

from legation.actors.candidates import Day, of_persons
from legation.actors.english import WOMEN
from legation.actors.hits import Hit
from legation.actors.party import PERSON, Referent
from legation.knowledge import Knowledge, Office, Tenure
from legation.types import Candidate

FRESH_YEARS = 15
LEADING = 60  # the rank of offices, in the order of offices.tsv, below which nobody leads a country
_TITLED_WOMEN = frozenset({"mrs", "ms", "miss", "mrs.", "ms.", "lady", "queen", "princess", "spokeswoman", "chairwoman", "congresswoman"})


class Persons:
    """The persons an article has named so far, by full name and by surname. ``topics`` are the countries that it names."""

    def __init__(self, knowledge: Knowledge, on: Day) -> None:
        self._people = knowledge.people
        self._on = on
        self._known: dict[str, Referent | None] = {}
        self.topics: frozenset[str] = frozenset()

    def recall(self, name: str) -> Referent | None:
        """The person whom the article has called by ``name``, or by a longer name that ends in it."""
        return self._known.get(_key(name))

    def is_known(self, name: str) -> bool:
        return _key(name) in self._known

    def remember(self, name: str, person: Referent | None) -> None:
        """Let ``name`` and its surname stand for ``person`` from here on; ``None`` says that the country could not be found."""
        for key in _forms(name, person):
            if person is not None or key not in self._known:
                self._known[key] = person

    def resolve(
        self, name: str, hit: Hit, codes: Sequence[str], office: Office | None, title: str, *, sure: bool = False
    ) -> Referent | None:
        """Who ``name`` is, given the countries and the office that stand beside it; ``None`` if nothing says for whom.

        With ``sure``, only who is known by a table or from before: a guess would give every name the first country.
        """
        full = " " in name.strip()
        before = self.recall(name)
        if not full and before is None and self.is_known(name) and not codes and office is None and not self._is_at_hand(name, hit):
            return None  # somebody else of that surname, whom the article has named in full
        if before is not None and (not codes or before.code in codes) and not (full and hit.tenures):
            return before
        tenure = self._tenure(name, hit, codes, office)
        if tenure is None and full and codes and office is not None:
            tenure = self._elsewhere(name, hit, office)
        if tenure is not None:
            return self._of_tenure(tenure, name, office, title, self._candidates(name, hit, codes))
        if codes and not sure:
            return _unknown(name, codes[0], office, title)
        return before

    def _borne(self, name: str, hit: Hit) -> tuple[Tenure, ...]:
        """The tenures of all who go by the name, also where the parser saw it and the table was not asked."""
        return hit.tenures or self._people.by_name(name)

    def _is_at_hand(self, name: str, hit: Hit) -> bool:
        """Whether a person of that name in our tables, of a country of the article, is in office then, or led it at some time."""
        return any(t.code in self.topics and (t.rank <= LEADING or self._on is None or t.holds(self._on)) for t in self._borne(name, hit))

    def _elsewhere(self, name: str, hit: Hit, office: Office) -> Tenure | None:
        """Who held that very office then, for another country than stands beside it: "UN ambassador Susan Rice", "Syria envoy X"."""
        found = self._tenure(name, hit, (), office)
        holds = found is not None and self._on is not None and found.holds(self._on)
        return found if holds and found is not None and found.office == office.name else None

    def _tenure(self, name: str, hit: Hit, codes: Sequence[str], office: Office | None) -> Tenure | None:
        surname = " " not in name.strip()
        found = self._people.by_name(name, None if surname else self._on) or hit.tenures
        if codes:
            found = tuple(t for t in found if t.code in codes)
        if office is not None and any(t.office == office.name for t in found):
            found = tuple(t for t in found if t.office == office.name)
        return self._nearest(self._likely(found) if surname else self._at_home(found))

    def _at_home(self, found: Sequence[Tenure]) -> Sequence[Tenure]:
        """Of several of one full name ("King Abdullah") those whose country the article names, if any."""
        named = [t for t in found if t.code in self.topics]
        return named if named and len({t.code for t in found}) > 1 else found

    def _likely(self, found: Sequence[Tenure]) -> tuple[Tenure, ...]:
        """A surname alone is of somebody in or near office, of a country of the article if any; without a day, of one country only."""
        on = self._on
        near = [t for t in found if on is None or t.gap(on) < 366 * FRESH_YEARS]
        chosen = [t for t in near if t.code in self.topics] or near
        return tuple(chosen) if on is not None or len({t.code for t in chosen}) == 1 else ()

    def _nearest(self, found: Sequence[Tenure]) -> Tenure | None:
        """The tenure nearest in time; of several persons in office then, whoever leads the country, else the highest, else the first."""
        if not found:
            return None
        if self._on is None:
            return found[0]
        on = self._on
        return min(found, key=lambda t: (t.gap(on), not self._leads(t), t.rank, t.start))

    def _leads(self, tenure: Tenure) -> bool:
        on = self._on
        if on is None or tenure.rank > LEADING:
            return False
        return any(t.person == tenure.person for t in self._people.holders(tenure.code, "leader", on))

    def _candidates(self, name: str, hit: Hit, codes: Sequence[str]) -> tuple[Candidate, ...]:
        """All of a surname who were in or near office, by how near, how high, and whether the article names their country."""
        if " " in name.strip() or self._on is None:
            return ()
        on = self._on
        found = [t for t in self._borne(name, hit) if t.gap(on) < 366 * FRESH_YEARS and (not codes or t.code in codes)]
        return of_persons((self._likelihood(t, on), t.code, t.person, self._of(t)) for t in found)

    def _likelihood(self, tenure: Tenure, on: date | tuple[date, date]) -> float:
        near = 1 / (1 + tenure.gap(on) / 365)
        return near * (1.0 if tenure.code in self.topics else 0.3) * (1.5 if self._leads(tenure) else 1.0)

    def _of(self, tenure: Tenure) -> str:
        holds = self._on is None or tenure.holds(self._on)
        return f"{tenure.office or 'of'} of {tenure.code}" + ("" if holds else " at another time")

    def _of_tenure(self, tenure: Tenure, name: str, office: Office | None, title: str, candidates: tuple[Candidate, ...] = ()) -> Referent:
        holds = self._on is None or tenure.holds(self._on)
        what = f"{tenure.person}, {tenure.office} of" if tenure.office else f"{tenure.person} of"  # a dictionary gives no office
        why = f"{what} {tenure.code}" + ("" if holds else " at another time")
        held = tenure.office if self._on is not None and holds else (office.name if office else None)
        return Referent(
            tenure.code,
            PERSON,
            tenure.sector or None,
            tenure.person,
            held or tenure.office or None,
            why,
            title or tenure.office,
            woman(name, title) or woman(tenure.person, title),
            candidates,
        )


def _unknown(name: str, code: str, office: Office | None, title: str) -> Referent:
    sector = office.sector if office else None
    return Referent(
        code, PERSON, sector, name, office.name if office else None, f"{name}, called {title or 'so'} of {code}", title, woman(name, title)
    )


def woman(name: str, title: str) -> bool | None:
    """Whether the person is a woman, as far as name and title tell; ``None`` where they do not."""
    words = name.lower().split()
    if (words and (words[0] in WOMEN or words[0] in _TITLED_WOMEN)) or title.lower() in _TITLED_WOMEN:
        return True
    return None


def _forms(name: str, person: Referent | None) -> list[str]:
    words = _key(name).split()
    forms = [" ".join(words), words[-1]] if words else []
    if len(words) > 2:
        forms.append(" ".join(words[-2:]))
    if person is not None and person.code in ("CHN", "KOR", "PRK", "VNM", "TWN", "HKG") and words:
        forms.append(words[0])
    return forms


def _key(name: str) -> str:
    return " ".join(_fold(word) for word in name.replace("-", " ").split() if word not in ("'s", "’s"))


def _fold(word: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    return bare.strip(".'’‘")


def day_of(published_on: date | None, between: tuple[date, date] | None) -> Day:
    """The day, or the interval, on which the article speaks."""
    return published_on if published_on is not None else between
