"""A record to look at in a browser: relations, events, pages, persons; to search, to check, and to add to."""

from legation.desk.app import create_app
from legation.desk.security import Rules
from legation.desk.serve import Server, serve
from legation.desk.state import Desk

__all__ = ["Desk", "Rules", "Server", "create_app", "serve"]
