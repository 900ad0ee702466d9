"""Words as Universal Dependencies cut them: spaCy's English tokeniser, tuned to the treebank.

The treebank splits compounds at hyphens (``U.S. - Russia``, ``al - Assad``) but keeps prefixes (``pro-Russian``, ``re-election``),
designations (``T-72``) and web addresses whole.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import spacy
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CONCAT_QUOTES, LIST_ELLIPSES, LIST_ICONS
from spacy.lang.en import English
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

PREFIXES = (
    "anti bi co counter cyber de e ex extra hyper infra inter intra macro mega meta micro mid mini mis multi neo non over para post "
    "pre pro proto pseudo quasi re semi socio sub super supra trans tri ultra un under vice"
).split()

ABBREVIATIONS = (
    "Adm. Amb. Apr. Assn. Asst. Aug. Ave. Bldg. Blvd. Brig. Bros. Capt. Cmdr. Co. Col. Cols. Comdr. Corp. Cpl. Ct. Dec. Dem. Dept. "
    "Det. Dist. Div. Dr. Drs. Esq. Est. Feb. Fr. Ft. Gen. Gens. Gov. Govs. Hon. Hwy. Inc. Insp. Jan. Jr. Jul. Jun. Lt. Ltd. Maj. "
    "Mar. Messrs. Mgr. Min. Mr. Mrs. Ms. Mt. Nov. Oct. Ph.D. Pfc. Plc. Pres. Prof. Profs. Pvt. Rd. Rep. Reps. Ret. Rev. Rt. Sec. "
    "Secy. Sen. Sens. Sept. Sep. Sgt. Sr. St. Ste. Supt. Treas. Univ. Vol. vs. v. etc. approx. est. cf. al. dept. gen. gov. govt. "
    "lt. nos. Nos. pp. ret. sgt. Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Mass. Mich. Minn. Mo. "
    "Mont. Neb. Nev. Okla. Ore. Pa. Penn. Tenn. Tex. Va. Vt. Wash. Wis. Wyo. Bn. bn. Mil. Jas. Wm. Geo. Chas. Thos. Mss."
).split()


def blank() -> Language:
    """A blank English pipeline with this tokeniser."""
    nlp = spacy.blank("en")
    tune(nlp.tokenizer)
    return nlp


def tune(tokenizer: Any) -> None:
    """Turn spaCy's English tokeniser into the treebank's."""
    defaults = English.Defaults
    tokenizer.prefix_search = compile_prefix_regex([_RUN, r"(?:US|A|C|HK|NZ)(?=\$)", *(defaults.prefixes or ())]).search
    tokenizer.infix_finditer = compile_infix_regex(_infixes()).finditer
    tokenizer.suffix_search = compile_suffix_regex([_RUN, *(defaults.suffixes or ())]).search
    for word in ABBREVIATIONS:
        tokenizer.add_special_case(word, [{"ORTH": word}])


_RUN = r"(?:[!?]{2,}|={2,}|\*{2,}|_{2,}|#{2,}|~{2,}|\${2,}|<{2,}|>{2,})"
_YEARS = "|".join(rf"(?<=^\d{{{n}}})[-–—](?=\d{{1,{4 if n != 3 else 3}}}$)" for n in (1, 2, 3, 4))


@cache
def _infixes() -> tuple[str, ...]:
    kept = "".join(rf"(?<!\b{prefix})" for prefix in PREFIXES) + "".join(rf"(?<!\b{prefix.title()})" for prefix in PREFIXES)
    return (
        *LIST_ELLIPSES,
        *LIST_ICONS,
        _RUN,
        _YEARS,
        r"(?<=[0-9])[+\*^](?=[0-9-])",
        rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9.]){kept}(?:-|–|—|--|---|——|~|‐|‑)(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])(?:–|—|--|---|——)(?=[{ALPHA}0-9])",
        rf"(?<=[{ALPHA}0-9])[:<>=](?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9.,!?])[\"“”()\[\]](?=[{ALPHA}–—-])",
        rf"(?<=[)\]%])(?:-+|–|—)(?=[{ALPHA}0-9])",
    )


def is_blank(text: str) -> bool:
    """Whether a token is only white space or invisible characters."""
    return not text.strip() or not _INVISIBLE.sub("", text).strip()


_INVISIBLE = re.compile("[\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\xad]")


class Words:
    """The tokeniser alone, for what needs words and no parse."""

    def __init__(self) -> None:
        self._tokenizer: Any = blank().tokenizer

    def cut(self, text: str) -> list[tuple[str, int]]:
        """Words that are not blank, each with where it starts."""
        return [(token.text, token.idx) for token in self._tokenizer(text) if not is_blank(token.text)]
