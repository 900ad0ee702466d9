"""Parsed sentences and the day to the parties in them: who stands for which country, in which sector."""

from __future__ import annotations

from legation.actors.find import find_actors
from legation.actors.party import PLACE

__all__ = ["PLACE", "find_actors"]
