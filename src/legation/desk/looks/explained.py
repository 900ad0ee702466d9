"""Why a sentence is coded as it is: any sentence, of a page or one's own."""

from __future__ import annotations

from datetime import date

from legation.desk.state import Look
from legation.desk.view import View
from legation.errors import UsageError
from legation.explain import Explanation, explain

LONGEST = 2_000


def look(look: Look) -> View:
    """The explanation of ``text``, told ``on`` a day; without a text, only the form to give one."""
    text = look.asked.query.get("text", "").strip()
    on = _day(look.asked.text("on"))
    if len(text) > LONGEST:
        raise UsageError(f"text: is {len(text):,} characters long; explain takes one sentence or paragraph, {LONGEST:,} at most")
    found = explain(text, look.desk.house(), on=on, settings=look.desk.settings) if text else None
    data = {"text": text, "on": on, "explanation": found.to_dict() if found else None}
    return View("explain.html", "Why is it coded so?", data, {"found": found, "tree": _tree(found) if found else []})


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"on={text}: is no day; write it as 2017-08-14") from error


def _tree(found: Explanation) -> list[tuple[int, str, str]]:
    """The parse, a line a word: how deep it hangs, the word, what it is."""
    children: dict[int, list[int]] = {}
    for word in found.words:
        if word.head != word.at:
            children.setdefault(word.head, []).append(word.at)
    words = {word.at: word for word in found.words}
    lines: list[tuple[int, str, str]] = []
    waiting = [(word.at, 0) for word in reversed(found.words) if word.head == word.at]
    while waiting:
        at, depth = waiting.pop()
        word = words[at]
        lines.append((depth, word.text, f"{word.relation} · {word.pos.lower()} · {word.lemma}"))
        waiting += [(child, depth + 1) for child in reversed(children.get(at, []))]
    return lines
