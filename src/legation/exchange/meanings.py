"""What parties and acts of foreign tables are in our terms. Each string that a table holds is looked up once, however many rows have it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from legation.errors import UsageError
from legation.exchange.formats import UNIT
from legation.knowledge import Knowledge, Peers

POLECAT_BODIES = frozenset(("IGO", "NGO", "IMG", "MNC"))
_LIST = re.compile(r"\s*[;|]\s*")
NOBODY = "UNK"


@dataclass(frozen=True, slots=True)
class Parties:
    """Who is meant: parties as ``ISR:MIL``; ``known`` is false where a code stands in no table and ``UNK`` stands in for it."""

    parties: tuple[str, ...]
    known: bool = True

    @property
    def countries(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(party.partition(":")[0] for party in self.parties))


@dataclass(frozen=True, slots=True)
class Act:
    """What is meant by a code; ``type`` is ``None`` for comments (CAMEO 01), which have a place on Goldstein's scale alone."""

    type: str | None
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    code: str
    quad: int
    plover: float | None
    goldstein: float


class Meanings:
    """Look-ups for one table: ``parties`` is the way in which its format names them, ``scheme`` what its acts are coded in."""

    def __init__(self, knowledge: Knowledge, parties: str, scheme: str) -> None:
        self._knowledge = knowledge
        self._scheme = scheme
        self._peers: Peers = knowledge.peers
        self._of = {"cameo": self._cameo, "polecat": self._polecat, "icews": self._icews}[parties]

    def parties(self, said: str) -> Parties:
        """Whom a cell, or cells joined by ``UNIT``, means."""
        return self._of(said) if said.strip(UNIT + " -") else Parties((NOBODY,))

    def act(self, said: str) -> Act | None:
        """What a code means, ``None`` where there is no such code."""
        return self._plover(said) if self._scheme == "plover" else self._coded(said)

    def place(self, said: str, *, fips: bool) -> str | None:
        """The country of a place, which GDELT writes in FIPS's two letters and others as a name or in ISO's three."""
        return self._peers.from_fips(said) if fips else self._country(said)

    def _cameo(self, said: str) -> Parties:
        found = self._peers.party(said, self._scheme)
        return Parties((found,)) if found else Parties((NOBODY,), known=False)

    def _polecat(self, said: str) -> Parties:
        places, primary, listed = ([*said.split(UNIT), "", "", ""])[:3]
        codes = [self._country(place) for place in _LIST.split(places) if place and place != "None"]
        sectors = [self._sector(sector) for sector in _LIST.split(listed)]
        if not codes:
            body = next((s for s in (primary, *_LIST.split(listed)) if s in POLECAT_BODIES), None)
            return Parties((body or NOBODY,))
        # One sector for each country where there are as many, else the primary one for all.
        each = sectors if len(sectors) == len(codes) > 1 else [self._sector(primary)] * len(codes)
        found = [f"{code}:{sector}" if code and sector else code for code, sector in zip(codes, each, strict=True)]
        return Parties(tuple(dict.fromkeys(party or NOBODY for party in found)), known=all(codes))

    def _icews(self, said: str) -> Parties:
        place, _, sectors = said.partition(UNIT)
        rows = [(party, sector) for word, party, sector in self._peers.icews_sectors if word.lower() in sectors.lower()]
        if not place:
            return Parties((next((party for party, _ in rows if party), NOBODY),))
        code = self._country(place)
        sector = next((sector for _, sector in rows if sector), None)
        return Parties((f"{code}:{sector}" if code and sector else code or NOBODY,), known=code is not None)

    def _country(self, name: str) -> str | None:
        if name in self._peers.no_state:
            return name
        try:
            return self._knowledge.countries.resolve(_ICEWS_NAMES.get(name, name)).code
        except UsageError:
            return None

    def _sector(self, name: str) -> str | None:
        return name if name in self._knowledge.ontology.sectors and name != NOBODY else None

    def _coded(self, said: str) -> Act | None:
        code = pad(said) if self._scheme == "cameo" else said.zfill(3)
        found = self._peers.act(code, self._scheme)
        if found is None or (code != said and found.code != code):  # A zero is given back only where that makes a code.
            return None
        return self._act(found.type, (found.mode,) if found.mode else (), found.contexts, said, found.goldstein)

    def _plover(self, said: str) -> Act | None:
        kind, _, mode = said.partition(UNIT)
        ontology = self._knowledge.ontology
        kind = ontology.old_labels.get(kind.strip().upper(), kind.strip().upper())
        if kind not in ontology.types:
            return None
        modes = tuple(m for m in _LIST.split(mode.strip().lower()) if m in ontology.types[kind].modes)
        return self._act(kind, modes, (), kind, ontology.goldstein_of(kind, modes))

    def _act(self, kind: str | None, modes: tuple[str, ...], contexts: tuple[str, ...], code: str, goldstein: float) -> Act:
        ontology = self._knowledge.ontology
        if kind is None:
            return Act(None, (), contexts, code, 0, None, goldstein)
        return Act(kind, modes, contexts, code, ontology.quad(kind), ontology.score(kind, modes), goldstein)


# Names of ICEWS that are no names in the news.
_ICEWS_NAMES = {"Occupied Palestinian Territory": "PSE", "Russian Federation": "RUS", "Viet Nam": "VNM"}


def pad(code: str) -> str:
    """A CAMEO code that lost its leading zero to a spreadsheet, with it again: roots are 01 to 20, so 42 was 042 and 841 was 0841."""
    return f"0{code}" if code.isdecimal() and (len(code) == 1 or int(code[:2]) > 20) else code


def is_weis(codes: Iterable[tuple[str, int]]) -> bool:
    """Whether codes, with how often each occurs, are WEIS's: its roots go up to 22, those of CAMEO to 20."""
    counted = [(code, count) for code, count in codes if code.isdecimal() and len(code) == 3]
    beyond = sum(count for code, count in counted if code[:2] in ("21", "22"))
    return beyond > 0.001 * sum(count for _, count in counted)
