"""Put what ``legation explain`` says of ten sentences into docs/explain.md, between its marks."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

from rich.console import Console

from legation.explain import explain
from legation.pipeline import House
from legation.settings import Settings
from legation.show import render_explanation

PAGE = Path(__file__).resolve().parents[1] / "docs" / "explain.md"
DAY = date(2020, 6, 10)
SENTENCES = (
    "Norway expelled two Belarusian diplomats on Monday.",
    "Kenya refused to rule out withdrawing its troops from Somalia.",
    "The Turkish foreign minister denied that Ankara had threatened to close the straits to Russian ships.",
    "Canada and Denmark agreed on Tuesday to withdraw their flags from the island.",
    "Peruvian police fired tear gas at miners who had blocked the southern highway for a week.",
    "Beijing pushed back on Monday against Canberra's call for an inquiry.",
    "Had Kabul freed the prisoners, the Taliban would have met its envoys in Doha, Pakistan's foreign minister said.",
    "Egypt was urged by Ethiopia to drop its objections to the dam.",
    "Nigeria to send doctors, medicine to Liberia",
    "The ambassadors of Chile and Bolivia sat two rows apart at the concert.",
)
_BLOCK = re.compile(r"(<!-- begin: explanations -->\n).*?(<!-- end -->)", re.DOTALL)


def main() -> None:
    """Write the block anew."""
    house = House.open(Settings())
    told = "\n".join(f'```\n$ legation explain "{sentence}" --on {DAY}\n{_shown(sentence, house)}```\n' for sentence in SENTENCES)
    PAGE.write_text(_BLOCK.sub(lambda found: f"{found[1]}{told}{found[2]}", PAGE.read_text("utf-8")), "utf-8")


def _shown(sentence: str, house: House) -> str:
    out = io.StringIO()
    render_explanation(explain(sentence, house, on=DAY), Console(file=out, width=120))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


if __name__ == "__main__":
    main()
