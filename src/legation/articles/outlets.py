"""Which outlet a page is from: its address, its own name for itself, or the agency mark in its dateline."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from urllib.parse import urlsplit

from legation.articles.lines import Line
from legation.articles.masthead import find_own_name, is_menu, plain_name
from legation.knowledge.datelines import find_dateline
from legation.knowledge.tables import data, read_tsv
from legation.types import Passage

_KINDS = ("agency", "newspaper", "magazine", "broadcaster", "online")
_MONTH_FIRST = frozenset({"USA", "PHL"})
_SLASHED = re.compile(r"/(?P<mark>[A-Z][\w-]{1,20})/[.:]?\s|\((?P<round>[A-Z][\w .'/&-]{1,30})\)\s*[.–—―:-]")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A row of ``outlets.tsv``."""

    name: str
    domains: tuple[str, ...]
    marks: tuple[str, ...]
    country: str
    kind: str

    @property
    def day_first(self) -> bool:
        """Whether it writes 08/10/2017 for the 8th of October."""
        return self.country not in _MONTH_FIRST


@dataclass(frozen=True, slots=True)
class Outlets:
    """The table of outlets, by domain and by mark."""

    by_domain: Mapping[str, Outlet]
    by_mark: Mapping[str, Outlet]

    def at(self, url: str | None) -> Outlet | None:
        """The outlet at an address; subdomains belong to their domain."""
        host = (urlsplit(url if "//" in (url or "") else f"//{url}").hostname or "") if url else ""
        parts = host.removeprefix("www.").split(".")
        return next((self.by_domain[d] for i in range(len(parts) - 1) if (d := ".".join(parts[i:])) in self.by_domain), None)

    def named(self, mark: str | None) -> Outlet | None:
        """The outlet that goes by this name or mark."""
        text = re.sub(r"\s+", " ", mark or "").strip(" .")
        return self.by_mark.get(text) or self.by_mark.get(text.removeprefix("The "))


@cache
def load_outlets() -> Outlets:
    """The table that the package ships. Raises ``TableError`` with file and line where it is wrong."""
    by_domain: dict[str, Outlet] = {}
    by_mark: dict[str, Outlet] = {}
    for row in read_tsv(data("outlets.tsv"), ("name", "domains", "marks", "country", "kind")):
        outlet = Outlet(row.required("name"), row.items("domains"), row.items("marks"), row.required("country"), row.choice("kind", _KINDS))
        for table, keys in ((by_domain, outlet.domains), (by_mark, (outlet.name, *outlet.marks))):
            for key in dict.fromkeys(keys):
                if key in table:
                    raise row.error(f"{key!r} is given for {table[key].name} and for {outlet.name}; leave it with one")
                table[key] = outlet
    return Outlets(MappingProxyType(by_domain), MappingProxyType(by_mark))


def country_of_outlet(name: str | None) -> str | None:
    """Where the outlet of that name has its seat (ISO 3166-1 alpha-3); ``None`` for a body of states and where the table lacks it."""
    known = load_outlets().named(name)
    return known.country if known and known.country != "IGO" else None


def find_outlet(
    url: str | None, names: Sequence[str | None], body: Sequence[Passage], lines: Sequence[Line], masthead: str | None = None
) -> tuple[str | None, Outlet | None]:
    """The outlet's name, and its row if the table has it.

    ``names`` are what the page or its row call it, the surest first; then the address; then ``masthead``, the name at the head of the
    page; then an agency's mark in the dateline; then the notice of copyright; last a mark or a notice that no table has but the page
    repeats. An outlet that the text only quotes ("the BBC reported") and the owner of a photo do not count.
    """
    outlets = load_outlets()
    for name in (plain_name(name) for name in names if name and not is_menu(name)):
        known = outlets.named(name) or outlets.at(name if "." in name and " " not in name else None)
        return (known.name if known else name), known
    known = outlets.at(url)
    if known or masthead:
        known = known or outlets.named(masthead)
        return (known.name if known else masthead), known
    known = _dateline_outlet(body, outlets) or _notice_outlet(lines, outlets)
    return (known.name if known else find_own_name(lines, body)), known


def _dateline_outlet(body: Sequence[Passage], outlets: Outlets) -> Outlet | None:
    for passage in body[:4]:
        dateline = find_dateline(passage.text)
        mark = _SLASHED.search(passage.text[:80])
        name = (dateline.agency if dateline else None) or (mark and (mark["mark"] or mark["round"]))
        known = outlets.named(name)
        if known:
            return known
    return None


def _notice_outlet(lines: Sequence[Line], outlets: Outlets) -> Outlet | None:
    """ "© 2019 CBS News": a notice with a year, which photo credits lack."""
    for line in lines:
        match = re.search(
            r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?)[,\s]+(?P<who>.{2,40})",
            line.text,
            re.IGNORECASE,
        )
        words = match["who"].replace(".", " ").split() if match else []
        for count in range(min(4, len(words)), 0, -1):
            known = outlets.named(" ".join(words[:count]))
            if known:
                return known
    return None
