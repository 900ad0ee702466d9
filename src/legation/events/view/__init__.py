"""The learned view: which event ties two parties of a sentence, as a small network sees it that read the project's own corpora."""

from __future__ import annotations

from legation.events.view.network import View, load_view
from legation.events.view.screen import Screen, load_screen
from legation.events.view.weighing import Judged, Weigher, is_chosen

__all__ = ["Judged", "Screen", "View", "Weigher", "is_chosen", "load_screen", "load_view"]
