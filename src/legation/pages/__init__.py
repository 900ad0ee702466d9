"""The first room: bytes, wherever they lie and however they are wrapped, become :class:`legation.types.Page`."""

from legation.pages.addresses import Stored, name_of
from legation.pages.build import MAX_CHARACTERS
from legation.pages.markup import render
from legation.pages.opening import list_files, name_used_before, open_files, open_pages

__all__ = ["MAX_CHARACTERS", "Stored", "list_files", "name_of", "name_used_before", "open_files", "open_pages", "render"]
