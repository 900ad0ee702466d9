"""Parsed sentences and the day to the parties in them: who stands for which country, in which sector."""

from __future__ import annotations

from legation.actors.find import find_actors
from legation.actors.party import PLACE
from legation.actors.where import RESOLVERS, Asked, Resolver, TownTable, load_resolver

__all__ = ["PLACE", "RESOLVERS", "Asked", "Resolver", "TownTable", "find_actors", "load_resolver"]
