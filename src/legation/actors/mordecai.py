"""Mordecai 3 (https://github.com/ahalterman/mordecai3) as the resolver of places, for those who run it with its index of GeoNames.

pip install "legation[mordecai]"     # and its index, as its own page says
legation code pages/ --places mordecai
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from legation.actors.where import Asked
from legation.errors import UsageError
from legation.types import Place


class Geoparser(Protocol):
    """What this adapter calls: ``mordecai3.Geoparser``."""

    def geoparse_doc(self, text: str) -> Mapping[str, Any]:
        """``geolocated_ents`` of it are dictionaries with ``search_name``, ``name``, ``country_code3``, ``lat``, ``lon``, ``score``."""
        ...


@dataclass(frozen=True)
class Mordecai:
    """Asks a geoparser for the sentence and takes what it says of the place; what it does not find stays as it came."""

    geoparser: Geoparser

    def locate(self, asked: Asked) -> Place:
        """The place as the geoparser knows it; a country that contradicts the words beside the name is not taken."""
        name = asked.place.extracted_place.partition(",")[0].strip().lower()
        found = self.geoparser.geoparse_doc(asked.sentence).get("geolocated_ents", ())
        fits = [e for e in found if str(e.get("search_name", "")).lower() in (name, asked.place.extracted_place.lower())]
        best = max(fits, key=lambda e: float(e.get("score") or 0.0), default=None)
        if best is None or best.get("lat") is None or best.get("lon") is None:
            return asked.place
        code = best.get("country_code3") or asked.place.country_code
        if asked.place.country_code not in (None, code):
            return asked.place
        lat, lon = round(float(best["lat"]), 4), round(float(best["lon"]), 4)
        return replace(asked.place, country_code=code, city=best.get("name"), lat=lat, lon=lon, why=f"{best.get('name')}, by Mordecai 3")


def load_mordecai() -> Mordecai:
    """The adapter over the installed package; :class:`UsageError` where it, or its index, is not there."""
    try:
        package = importlib.import_module("mordecai3")
    except ImportError:
        remedy = 'pip install "legation[mordecai]", or leave the option out'
        raise UsageError(f"--places mordecai: Mordecai 3 is not installed; {remedy}") from None
    try:
        return Mordecai(package.Geoparser())
    except Exception as error:  # whatever its index server answers
        raise UsageError(f"--places mordecai: Mordecai 3 cannot start ({error}); is its index of GeoNames running?") from error
