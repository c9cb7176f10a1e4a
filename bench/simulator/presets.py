"""Two sets of habits. A is for building; B, with other probabilities, words and phrases, is for reporting.

Probabilities are per page unless a comment says otherwise. They are meant to be various, not to be measured averages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from simulator.words import Half


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a reteller rewrites: rates of words, clauses and sentences, and how often a reteller is of this kind."""

    weight: float
    words: float
    clauses: float
    sentences: float


@dataclass(frozen=True, slots=True)
class Preset:
    """The habits of a world's outlets, and the shapes of its stories."""

    name: str
    half: Half
    size_power: float  # sizes from 2 to 40 fall off with this power
    root_pull: float  # that a page is taken from the root, whatever else there is
    popular: float  # the power of a page's number of retellings in drawing more
    deepest: int  # the longest chain
    wire_root: float  # per story: an agency's own report is the root
    wire: float  # per story: an agency retells the root, and others run that
    wire_share: float  # that a page of such a story runs the agency's copy
    second_report: float  # per story that can have one: another reporter's report of the event
    revision: float  # that a page is a later capture of an earlier one
    strengths: tuple[Strength, ...]
    cut_end: float
    cut_anywhere: float
    summary: float
    move: float
    background: float
    headline: float
    headlines: range
    slug_kept: float  # of those with another headline: that the address keeps the old one
    contamination: float
    # Whom a page credits, as weights: the page it was taken from, the report that goes back to, both, another, nobody.
    credit: tuple[float, float, float, float, float]
    brief: float  # that an outlet is credited by its short name
    link: float  # of credits: that it is also a link
    told: float  # of credits to a report: that it is only "told the X"
    second_credit: float  # of contaminations: that the second page is credited too
    own_voice: float  # per root: that it says that its outlet has learned this
    voice_copied: float  # that such words are copied as they are
    voice_credit: float  # that they are turned into a credit
    furniture_copied: float  # that notices and source lines of the page are copied too
    unseen: float  # per page with retellings, that it is not held
    unseen_root: float
    unseen_wire: float
    false_date: float
    day_only: float  # per outlet: that it gives dates without a time
    no_outlet: float  # that a page gives no name of its outlet, only an address
    boilerplate: float  # per outlet
    hours: float  # the median time to a retelling
    distractors: float  # single pages for each story


A: Final = Preset(
    name="A", half=0, size_power=1.6, root_pull=0.45, popular=0.8, deepest=6, wire_root=0.08, wire=0.22,
    wire_share=0.65, second_report=0.5, revision=0.05,
    strengths=(Strength(0.3, 0, 0, 0), Strength(0.3, 0.08, 0.08, 0.1), Strength(0.25, 0.25, 0.3, 0.25),
               Strength(0.15, 0.5, 0.5, 0.4)),
    cut_end=0.4, cut_anywhere=0.25, summary=0.15, move=0.1, background=0.3, headline=0.65, headlines=range(6),
    slug_kept=0.2, contamination=0.12, credit=(0.34, 0.18, 0.08, 0.04, 0.36), brief=0.25, link=0.25, told=0.2,
    second_credit=0.5, own_voice=0.5, voice_copied=0.15, voice_credit=0.4, furniture_copied=0.06, unseen=0.15,
    unseen_root=0.15, unseen_wire=0.5, false_date=0.2, day_only=0.3, no_outlet=0.1, boilerplate=0.5, hours=8.0,
    distractors=0.8,
)  # fmt: skip
B: Final = Preset(
    name="B", half=1, size_power=1.35, root_pull=0.3, popular=1.1, deepest=9, wire_root=0.14, wire=0.15, wire_share=0.8,
    second_report=0.35, revision=0.08,
    strengths=(Strength(0.4, 0.02, 0, 0.05), Strength(0.2, 0.15, 0.05, 0.3), Strength(0.2, 0.2, 0.5, 0.1),
               Strength(0.2, 0.45, 0.35, 0.5)),
    cut_end=0.3, cut_anywhere=0.4, summary=0.25, move=0.2, background=0.4, headline=0.8, headlines=range(6, 12),
    slug_kept=0.3, contamination=0.18, credit=(0.22, 0.28, 0.06, 0.06, 0.38), brief=0.4, link=0.4, told=0.35,
    second_credit=0.35, own_voice=0.4, voice_copied=0.25, voice_credit=0.25, furniture_copied=0.1, unseen=0.2,
    unseen_root=0.2, unseen_wire=0.6, false_date=0.2, day_only=0.5, no_outlet=0.15, boilerplate=0.6, hours=16.0,
    distractors=1.0,
)  # fmt: skip
PRESETS: Final = {preset.name: preset for preset in (A, B)}
