"""Whose voice a page is: its outlet's, its own where no outlet is named, and that of another page where it only copies that one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from legation.record.claims import PageFacts

# The name of an outlet, or ``page NAME``.
Voice = str
_PAGE = "page "


def voice_of(page: str, pages: Mapping[str, PageFacts]) -> Voice:
    """Of pages that copy one another all have one voice: that of the first."""
    first = _facts(page, pages).copy_of or page
    return _facts(first, pages).outlet or f"{_PAGE}{first}"


def outlet_of(page: str, pages: Mapping[str, PageFacts]) -> str | None:
    """The outlet on whose page it stands, whoever wrote it."""
    return _facts(page, pages).outlet


def outlets_among(voices: Iterable[Voice]) -> tuple[str, ...]:
    """Those voices that are outlets, by name."""
    return tuple(sorted({voice for voice in voices if not voice.startswith(_PAGE)}))


def unnamed_among(voices: Iterable[Voice]) -> int:
    """How many voices are pages whose outlet is not known."""
    return len({voice for voice in voices if voice.startswith(_PAGE)})


def copies_among(told: Iterable[str], pages: Mapping[str, PageFacts]) -> tuple[str, ...]:
    """Of the pages ``told`` those that copy another one."""
    return tuple(sorted(page for page in set(told) if _facts(page, pages).copy_of not in (None, page)))


def countries_of_outlets(outlets: Iterable[str]) -> tuple[str, ...]:
    """Where outlets have their seat (ISO 3166-1 alpha-3), as far as the table of outlets knows them."""
    from legation.articles import country_of_outlet  # Heavy, and whoever only reads a record can do without.

    return tuple(sorted({country for country in map(country_of_outlet, outlets) if country}))


def _facts(page: str, pages: Mapping[str, PageFacts]) -> PageFacts:
    return pages.get(page, PageFacts())
