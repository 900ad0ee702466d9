"""The first room: bytes, wherever they lie and however they are wrapped, become :class:`legation.types.Page`."""

from legation.pages.build import MAX_CHARACTERS
from legation.pages.markup import render
from legation.pages.opening import open_pages

__all__ = ["MAX_CHARACTERS", "open_pages", "render"]
