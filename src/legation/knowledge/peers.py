"""How other people's event tables name parties and acts, and what that is in our terms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from legation.knowledge import tables
from legation.knowledge.countries import Countries
from legation.knowledge.dictionaries.codes import Codes
from legation.knowledge.gazetteer import NO_STATE
from legation.knowledge.ontology import Ontology

CAMEO, WEIS = "cameo", "weis"
# What a role of ours is called in CAMEO, where the names differ.
_ROLES = {"JRN": "MED", "MED": "HLH", "PRE": "", "UNK": ""}
# Types whose first code in CAMEO says more than the type does.
_GENERAL = {"RETREAT": "084", "ACCUSE": "110", "ASSAULT": "190"}
# A state named behind one of these is the party itself; behind any other it says of what people the party is (CYPGRC).
_FORMER = frozenset({"USR", "SUN", "YUG", "SCG", "CSK"})


@dataclass(frozen=True, slots=True)
class PeerAct:
    """What a code of another scheme is: PLOVER ``type`` and ``mode`` (``None`` for comments), contexts, Goldstein's value."""

    code: str
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    goldstein: float


class Peers:
    """Look-ups for tables that are coded in CAMEO or, before it, in WEIS. ``no_state`` are our codes of parties that are no state."""

    no_state = frozenset(NO_STATE)

    def __init__(self, countries: Countries, ontology: Ontology) -> None:
        self._countries = countries
        self._ontology = ontology
        self._codes = Codes(countries)

    def party(self, code: str, scheme: str = CAMEO) -> str | None:
        """``ISRMIL`` as ``ISR:MIL``; ``UNK`` for one who is no party (a region, a faith); ``None`` for a code that no table knows."""
        code = code.strip().upper()
        if scheme == WEIS:
            code = self._in_cameo(code)
        if not code.strip("-"):
            return "UNK"
        found = self._codes.party(self._of_its_people(code))
        if found is None and scheme != WEIS:  # The first tables in CAMEO kept some of KEDS's codes.
            found = self._codes.party(self._of_its_people(self._in_cameo(code)))
        if found is None:
            return None
        return f"{found.code}:{found.sector}" if found.sector and found.code != "UNK" else found.code

    def cameo_party(self, party: str) -> str:
        """``ISR:MIL`` as ``ISRMIL``."""
        code, _, sector = party.partition(":")
        return code + _ROLES.get(sector, sector)

    def act(self, code: str, scheme: str = CAMEO) -> PeerAct | None:
        """What ``0841`` or, in WEIS, ``223`` is; of a finer code that no table has, the code above it. ``None`` for no such root."""
        acts = self._weis if scheme == WEIS else self._cameo
        code = code.strip()
        return next((acts[code[:end]] for end in range(len(code), 1, -1) if code[:end] in acts), None) if code.isdecimal() else None

    def cameo_act(self, type: str, modes: tuple[str, ...] = ()) -> str:
        """The CAMEO code that stands first for a type and its first mode that CAMEO tells; of the type, the general one."""
        known = (self._first.get((type, mode)) for mode in modes)
        general = _GENERAL.get(type) or self._first.get((type, None)) or f"{self._ontology.type(type).cameo[0]}0"
        return next(filter(None, known), general)

    def from_fips(self, code: str) -> str | None:
        """``CH`` is ``CHN``."""
        return self._fips.get(code)

    def to_fips(self, code: str) -> str | None:
        """``CHN`` is ``CH``."""
        return self._to_fips.get(code)

    def _of_its_people(self, code: str) -> str:
        second = code[3:6]
        return code[:3] + code[6:] if code[:3] not in _FORMER and self._countries.by_code(second) else code

    def _in_cameo(self, code: str) -> str:
        """KEDS's own code as CAMEO's: the longest beginning that its table knows, at least the first three letters, put in its place."""
        if code in self._keds:
            return self._keds[code] or "---"
        first = code[:3]
        return self._keds[first] + code[3:] if self._keds.get(first) else code

    @cached_property
    def icews_sectors(self) -> tuple[tuple[str, str, str], ...]:
        """Words of ICEWS's lists of sectors, with the body and the sector that each says; the first that is found decides."""
        rows = tables.read_tsv(tables.data("icews_sectors.tsv"), ("word", "party", "sector"))
        return tuple((row.required("word"), row["party"], row["sector"] and row.choice("sector", self._ontology.sectors)) for row in rows)

    def icews_word(self, code: str, sector: str) -> str | None:
        """How ICEWS's list of sectors says a sector of ours, or that the party is a body of states; ``None`` where it does not."""
        bodies = (word for word, party, _ in self.icews_sectors if party == code)
        return next(bodies, None) or next((word for word, _, known in self.icews_sectors if sector and known == sector), None)

    @cached_property
    def _keds(self) -> dict[str, str]:
        rows = tables.read_tsv(tables.data("keds_actors.tsv"), ("codes", "cameo"))
        return {code: row["cameo"] for row in rows for code in row["codes"].split()}

    @cached_property
    def _fips(self) -> dict[str, str]:
        found = {}
        for row in tables.read_tsv(tables.data("fips.tsv"), ("fips", "code")):
            if self._countries.by_code(row.required("code")) is None:
                raise row.error(f"code {row['code']!r} is no country of countries.tsv")
            found[row.required("fips")] = row["code"]
        return found

    @cached_property
    def _to_fips(self) -> dict[str, str]:
        return {code: fips for fips, code in reversed(self._fips.items())}

    @cached_property
    def _cameo(self) -> dict[str, PeerAct]:
        return {c.code: PeerAct(c.code, *c.published, c.contexts, c.goldstein) for c in self._ontology.cameo.values()}

    @cached_property
    def _first(self) -> dict[tuple[str, str | None], str]:
        found: dict[tuple[str, str | None], str] = {}
        for act in self._cameo.values():
            if act.type and len(act.code) > 2:
                found.setdefault((act.type, act.mode), act.code)
        return found

    @cached_property
    def _weis(self) -> dict[str, PeerAct]:
        return {act.code: act for act in _weis(self._ontology)}


def _weis(ontology: Ontology) -> list[PeerAct]:
    acts = []
    for row in tables.read_tsv(tables.data("weis.tsv"), ("weis", "gist", "type", "mode", "contexts", "goldstein")):
        name, mode = row.optional("type"), row.optional("mode")
        if name is not None:
            row.choice("type", ontology.types)
            if mode:
                row.choice("mode", ontology.types[name].modes)
        if unknown := [context for context in row.items("contexts") if context not in ontology.contexts]:
            raise row.error(f"unknown context {unknown[0]!r}; known are {', '.join(ontology.contexts)}")
        row.required("goldstein")
        acts.append(PeerAct(row.required("weis"), name, mode, row.items("contexts"), row.decimal("goldstein") or 0.0))
    return acts
