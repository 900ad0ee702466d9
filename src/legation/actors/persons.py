"""Whose person a name is on that day: from the table of tenures, from the words beside the name, or from what the article said before."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date

from legation.actors.candidates import Day
from legation.actors.english import WOMEN
from legation.actors.names import Hit
from legation.actors.party import PERSON, Referent
from legation.knowledge import Knowledge, Office, Tenure

FRESH_YEARS = 15
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
        if before is not None and (not codes or before.code in codes) and not (full and hit.tenures):
            return before
        tenure = self._tenure(name, hit, codes, office)
        if tenure is not None:
            return self._of_tenure(tenure, name, office, title)
        if codes and not sure:
            return _unknown(name, codes[0], office, title)
        return before

    def _tenure(self, name: str, hit: Hit, codes: Sequence[str], office: Office | None) -> Tenure | None:
        surname = " " not in name.strip()
        found = self._people.by_name(name, None if surname else self._on) or hit.tenures
        if codes:
            found = tuple(t for t in found if t.code in codes)
        if office is not None and any(t.office == office.name for t in found):
            found = tuple(t for t in found if t.office == office.name)
        return self._nearest(self._likely(found) if surname else found)

    def _likely(self, found: Sequence[Tenure]) -> tuple[Tenure, ...]:
        """A surname alone is of somebody in or near office, of a country of the article if any; without a day, of one country only."""
        on = self._on
        near = [t for t in found if on is None or t.gap(on) < 366 * FRESH_YEARS]
        chosen = [t for t in near if t.code in self.topics] or near
        return tuple(chosen) if on is not None or len({t.code for t in chosen}) == 1 else ()

    def _nearest(self, found: Sequence[Tenure]) -> Tenure | None:
        if not found:
            return None
        if self._on is None:
            return found[0]
        on = self._on
        return min(found, key=lambda t: t.gap(on))

    def _of_tenure(self, tenure: Tenure, name: str, office: Office | None, title: str) -> Referent:
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
