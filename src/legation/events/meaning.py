"""What a predicate means once acts and operators are composed: the unit that ``compose`` makes and ``reports`` files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from legation.language import Token
from legation.types import Actor


@dataclass(frozen=True)
class Meaning:
    """One act of one type with its parties, on the way from words to a report.

    ``takes_two`` marks an act that one cannot do alone (meet, cooperate); ``undone`` says what the meaning becomes if its author
    refuses it; ``word`` is the predicate that tells it; ``words`` all predicates that took part, outermost first; ``core``
    those of them that tell it themselves and not only its content (they date it); ``author`` the
    heads of whoever does the innermost act; ``status`` its own word's status; ``steps`` what composed it, for the reader.
    """

    type: str
    word: Token
    mode: str | None = None
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    mutual: bool = False
    status: str = "actual"
    contexts: tuple[str, ...] = ()
    words: tuple[Token, ...] = ()
    core: tuple[Token, ...] = ()
    author: tuple[Token, ...] = ()
    needs: str = "any"
    weight: float = 1.0
    steps: tuple[str, ...] = ()
    asks_speaker: bool = False
    finite: bool = False
    inner: tuple[str, ...] = ()
    takes_two: bool = False
    undone: Mapping[str, str] = field(default_factory=dict)

    def with_(self, **changes: object) -> Meaning:
        """The meaning with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]
