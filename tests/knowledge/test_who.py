from __future__ import annotations

import importlib.util
import json
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result

from legation.cli import main
from legation.knowledge import Answer, Knowledge, load, who

ROOT = Path(__file__).resolve().parents[2]
REIGN = ROOT.parent / "shared" / "reference" / "leaders" / "leaderlist_3_21.csv"
TENURES = "person\tspellings\tcode\toffice\tstart\tend\tsource\n"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


def ask(knowledge: Knowledge, mention: str, on: str | None = None) -> Answer:
    return who(mention, knowledge, on=date.fromisoformat(on) if on else None)


@pytest.mark.parametrize(
    ("mention", "on", "country", "sector", "name", "office"),
    [
        ("US Secretary of State", "2017-09-19", "USA", "GOV", "Rex Tillerson", "secretary of state"),
        ("secretary of state of the United States", "2010-05-05", "USA", "GOV", "Hillary Clinton", "secretary of state"),
        ("America's top diplomat", "2005-06-01", "USA", "GOV", "Condoleezza Rice", "secretary of state"),
        ("Lavrov", "2017-09-20", "RUS", "GOV", "Sergey Lavrov", "minister of foreign affairs"),
        ("lavrov", "1999-01-01", "RUS", "GOV", "Sergey Lavrov", "ambassador to the united nations"),
        ("Sergei V. Lavrov", "2017-09-20", "RUS", "GOV", "Sergey Lavrov", "minister of foreign affairs"),
        ("British Foreign Secretary Boris Johnson", "2017-01-01", "GBR", "GOV", "Boris Johnson", "minister of foreign affairs"),
        ("President Bush", "1990-06-01", "USA", "GOV", "George H. W. Bush", "president"),
        ("President Kikwete", "2010-01-01", "TZA", "GOV", "Jakaya Kikwete", "president"),
        ("Soviet leader", "1987-01-01", "RUS", "GOV", "Mikhail Gorbachev", "general secretary"),
        ("head of state of Canada", "1995-01-01", "GBR", "GOV", "Queen Elizabeth II", "king"),
        ("German head of government", "2015-01-01", "DEU", "GOV", "Angela Merkel", "chancellor"),
        ("head of government of Monaco", "2015-01-01", "MCO", "GOV", "Michel Roger", "prime minister"),
        ("UN Secretary-General", "2003-05-01", "IGO", "GOV", "Kofi Annan", "secretary-general of the united nations"),
        ("NATO secretary general", "2011-01-01", "IGO", "GOV", "Anders Fogh Rasmussen", "secretary-general of nato"),
        ("US ambassador to Russia", "2014-01-20", "USA", "GOV", "Michael McFaul", "ambassador to russia"),
        ("Japanese prime minister", "2025-11-01", "JPN", "GOV", "Sanae Takaichi", "prime minister"),
        ("Somali foreign minister", "2018-06-01", "SOM", "GOV", "Ahmed Isse Awad", "minister of foreign affairs"),
        ("Kremlin", None, "RUS", "GOV", "Kremlin", None),
        ("Kyiv", None, "UKR", "GOV", "Ukraine", None),
        ("Georgia", None, "GEO", None, "Georgia", None),
        ("NATO", None, "IGO", "MIL", "NATO", None),
        ("Taliban", "2022-01-01", "AFG", "GOV", "Taliban", None),
        ("Taliban", "2010-01-01", "AFG", "REB", "Taliban", None),
        ("Zaporizhzhia", None, "UKR", None, "Zaporizhzhia", None),
        ("troops", None, None, "MIL", "troop", None),
    ],
)
def test_who_knows_names_offices_words_bodies_and_towns(
    knowledge: Knowledge, mention: str, on: str | None, country: str | None, sector: str | None, name: str, office: str | None
) -> None:
    first = ask(knowledge, mention, on).candidates[0]
    assert (first.country, first.sector, first.name, first.office) == (country, sector, name, office)


def test_who_keeps_the_other_readings(knowledge: Knowledge) -> None:
    found = ask(knowledge, "Georgia").candidates
    assert [(c.country, c.kind) for c in found] == [("GEO", "country"), ("USA", "region")]
    assert {c.country for c in ask(knowledge, "secretary of state", "2017-09-19").candidates} == {"USA", "VAT"}


def test_who_says_why_where_the_mention_does_not_fit(knowledge: Knowledge) -> None:
    first, *_ = ask(knowledge, "Boris Johnson", "2023-05-01").candidates
    assert not first.held
    assert "237 days after the time in office" in first.why
    fits, *others = ask(knowledge, "British Foreign Secretary Boris Johnson", "2017-01-01").candidates
    assert "is what the mention says" in fits.why
    assert others
    assert all("not what the mention says" in c.why for c in others)


def test_who_gives_all_holders_where_no_day_is_given(knowledge: Knowledge) -> None:
    persons = {c.person for c in ask(knowledge, "US Secretary of State").candidates}
    assert {"Dean Acheson", "Henry Kissinger", "Colin Powell", "Marco Rubio"} <= persons


def test_who_gives_the_nearest_holders_where_nobody_held_the_office(knowledge: Knowledge) -> None:
    found = ask(knowledge, "US Secretary of State", "1900-01-01").candidates
    assert found
    assert not any(c.held for c in found)
    assert "nearest" in found[0].why


def test_who_names_what_is_near(knowledge: Knowledge) -> None:
    answer = ask(knowledge, "Lavrof")
    assert not answer.candidates
    assert "Sergey Lavrov" in answer.near


def test_who_of_an_office_of_all_countries_needs_the_country(knowledge: Knowledge) -> None:
    assert all(c.kind == "noun" for c in ask(knowledge, "foreign minister", "2017-01-01").candidates)


# --- the command ----------------------------------------------------------------------------------------------------


def call(*words: object) -> Result:
    return CliRunner().invoke(main, ["who", *map(str, words)])


def test_who_command_prints_the_tenure_and_the_line_that_says_so() -> None:
    result = call("US Secretary of State", "--on", "2017-09-19")
    assert result.exit_code == 0
    assert result.output.splitlines()[0] == "Rex Tillerson, secretary of state"
    assert "2017-02-01 to 2018-03-31" in result.output
    table, line = result.output.split("source")[1].split()[0].split(":")
    path = ROOT / "src/legation/knowledge/data" / table
    assert path.read_text(encoding="utf-8").splitlines()[int(line) - 1].startswith("Rex Tillerson\t")


def test_who_command_as_data() -> None:
    result = call("Lavrov", "--on", "2017-09-20", "--json")
    data = json.loads(result.output)
    assert (data["mention"], data["on"]) == ("Lavrov", "2017-09-20")
    first = data["candidates"][0]
    assert (first["country"], first["person"], first["since"], first["until"]) == ("RUS", "Sergey Lavrov", "2004-03-09", None)
    assert first["table"].startswith("tenures.tsv:")


def test_who_command_says_to_which_day_the_tables_go() -> None:
    assert "the tables know this office to 2025-12-31" in call("Georgian president", "--on", "2026-11-01").output
    assert "the tables know" not in call("Georgian president", "--on", "2025-06-01").output


def test_who_command_ends_in_1_where_nobody_is_known() -> None:
    result = call("Xqzwv Qrrk")
    assert result.exit_code == 1
    assert "nobody in the tables is called 'Xqzwv Qrrk'" in result.output


@pytest.mark.parametrize(("words", "reason"), [((" ",), "mention is empty"), (("Lavrov", "--actors", "none.tsv"), "no such file")])
def test_who_command_wrong_calls(words: tuple[str, ...], reason: str) -> None:
    result = call(*words)
    assert result.exit_code == 2
    assert reason in result.output


def test_who_command_users_table_overrides(tmp_path: Path) -> None:
    own = tmp_path / "mine.tsv"
    own.write_text(TENURES + "Ada Quillfeather\t\tUSA\tsecretary of state\t2017-09-01\t2017-10-31\tmine\n", encoding="utf-8")
    result = call("US Secretary of State", "--on", "2017-09-19", "--actors", own)
    assert result.output.startswith("Ada Quillfeather, secretary of state")
    assert "source   mine.tsv:2 (mine)" in result.output
    assert "Tillerson" not in result.output
    before = call("US Secretary of State", "--on", "2017-08-01", "--actors", own)
    assert before.output.startswith("Rex Tillerson")
    assert "2017-02-01 to 2017-08-31" in before.output


# --- the heads of the members of the United Nations -----------------------------------------------------------------


@pytest.fixture(scope="module")
def heads() -> ModuleType:
    spec = importlib.util.spec_from_file_location("heads", ROOT / "benchmarks" / "heads.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["heads"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not REIGN.exists(), reason="REIGN's list of leaders stands beside the checkout")
def test_who_names_the_heads_of_all_members_of_the_un(heads: ModuleType, knowledge: Knowledge) -> None:
    asked = list(heads.ask(knowledge, REIGN))
    assert len({a.code for a in asked}) == 193
    assert [a for a in asked if not a.answered] == []
    compared = [a for a in asked if a.reign]
    assert sum(a.agrees for a in compared) / len(compared) >= 0.98
    explained = heads.read_explained()
    assert {(a.code, a.on) for a in heads.differing(asked)} == set(explained)
