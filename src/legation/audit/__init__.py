"""A measure of trust: which reports to judge, what was said of them, and what follows for the record. It asks and draws nothing."""

from legation.audit.answers import KEYS, Key, from_keyboard, from_lines
from legation.audit.cases import Case
from legation.audit.figures import Share, Stratum, kappa, whole, wilson
from legation.audit.sample import draw
from legation.audit.session import QUIT, UNDO, Session, hold
from legation.audit.summary import Agreement, Summary, TypeRow, agreements, standing, summaries

__all__ = [
    "KEYS",
    "QUIT",
    "UNDO",
    "Agreement",
    "Case",
    "Key",
    "Session",
    "Share",
    "Stratum",
    "Summary",
    "TypeRow",
    "agreements",
    "draw",
    "from_keyboard",
    "from_lines",
    "hold",
    "kappa",
    "standing",
    "summaries",
    "whole",
    "wilson",
]
