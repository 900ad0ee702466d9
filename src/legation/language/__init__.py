"""Text to parsed sentences: the parser, its model, and how the model was trained (``legation.language.train``)."""

from __future__ import annotations

from legation.language.parser import Parsed, Parser, load_parser

__all__ = ["Parsed", "Parser", "load_parser"]
