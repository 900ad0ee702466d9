"""A record to look at in a browser, on this machine only."""

from legation.desk.server import Desk, serve

__all__ = ["Desk", "serve"]
