"""Words that stand before a colon at the head of a paragraph and name no speaker, or nobody."""

from __future__ import annotations

from typing import Final

from retold.read.cues import PEOPLE

NO_SPEAKERS: Final = frozenset(
    """byline headline photo photos picture pictures image images credit credits source sources update updated updates
    watch related read note notes correction corrections editor editors video videos caption captions dateline topic
    topics category categories tag tags share story stories report reports exclusive breaking opinion analysis
    review fact facts poll polls question questions answers the a an this that these here there advertisement ad ads
    more verdict verdicts winner winners loser losers reality truth myth claim claims rating ratings ruling check
    bottom line score scores grade grades date dates time times when where what who why how which name names type
    types age party title titles contact tel telephone phone email address website web price prices pros cons result
    results total totals summary background context conclusion introduction subject re from to cc bcc sent ps rt via
    step steps tip tips lesson lessons rule rules chapter part section day days week month year today yesterday
    tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december jan feb mar apr jun jul aug sept sep oct nov dec ingredients method
    serves on in at by for with of but and so if as also plus or yes no copyright disclaimer warning disclosure
    pictured spoiler transcript listen subscribe follow click sign topline key quote issue position target stage
    status then now et est edt pt pst gmt utc adds added location place venue cost fee fees deadline budget salary
    weight height occupation education born died family experience hometown links link sidebar box methodology
    figure fig table chart map graphic
    """.split()
)
"""Folded; one of them anywhere in a label rules it out."""

NOBODY: Final = PEOPLE | frozenset(
    """unidentified unknown male female audience member man woman boy girl crowd all both caller voice person guest
    reporter protester moderator dispatcher staffer interviewer speaker narrator announcer operator questioner student
    voter translator interpreter supporter journalist host the of a""".split()
)
"""Folded; a label of these alone names nobody: "Unidentified Male", "Reporters", "The President"."""
