"""A family in, who credits whom in it out: matrices (source, page) by kind of credit, and what follows from them."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import numpy.typing as npt

from retold.trace.arborescence import Scores
from retold.trace.family import Family, Said
from retold.trace.sources import Naming, passing

KINDS = ("taken", "back", "told", "byline", "copied")


def kind(naming: Naming) -> str:
    """Of `KINDS` that by which an outlet is credited."""
    if naming.copied:
        return "copied"
    if all(credit.kind in {"agency", "byline"} for credit in naming.credits):
        return "byline"
    if naming.taken:
        return "taken"
    return "told" if all(credit.kind == "told" for credit in naming.credits) else "back"


class Credits:
    """The credits of a family as matrices (source, page), by kind; `inherited` is how much of a page's credits another
    has in the same words, `copied_credit` the same by kind, for the source that is credited; `any` are pages with
    a credit that is no passing one, `passing` those with one that is.
    """

    def __init__(self, family: Family) -> None:
        count = len(family)
        self.family = family
        self.by = {name: np.zeros((count, count)) for name in KINDS}
        self.copied_credit = {name: np.zeros((count, count)) for name in KINDS}
        self.inherited = np.zeros((count, count))
        self.unheld = np.zeros(count)
        self.any = np.zeros(count, np.bool_)
        self.passing = np.zeros(count, np.bool_)
        every = [(page, said) for page, own in enumerate(family.said) for said in own]
        for page, said in every:
            if said.target is not None:
                own = self.by[kind(said.naming)]
                own[said.target, page] = max(own[said.target, page], family.worth(said))
        for page, said in every:
            self._add(page, said)

    def _add(self, page: int, said: Said) -> None:
        name, worth = kind(said.naming), self.family.worth(said)
        if name != "copied":
            article = self.family.field.readings[said.capture].article
            (self.passing if passing(said.naming, article) else self.any)[page] = True
            shared = self.family.inherited(said)
            shared[self.below[page]] = 0  # those that credit the page have its words from it
            if said.target is not None:
                shared[said.target] = 0
            self.inherited[:, page] = np.maximum(self.inherited[:, page], shared)
            if said.target is not None:
                place = (said.target, page)
                self.copied_credit[name][place] = max(self.copied_credit[name][place], worth * shared.max(initial=0))
            else:
                self.unheld[page] = max(self.unheld[page], worth)

    @cached_property
    def below(self) -> npt.NDArray[np.bool_]:
        """For each (page, other): whether the other credits the page, or one that does, and so on."""
        reached = self.given > 0
        while True:
            further: npt.NDArray[np.bool_] = reached | ((reached.astype(np.float32) @ reached.astype(np.float32)) > 0)
            if (further == reached).all():
                return reached
            reached = further

    @cached_property
    def missing(self) -> Scores:
        """For each (source, page): wording that the page shares with others and the source lacks, those apart that
        credit the page, since they may have it from there.
        """
        variants = self.family.variants
        missing: Scores = variants.shared - variants.common
        for page in np.flatnonzero(self.below.any(1)).tolist():
            others = ~self.below[page]
            others[page] = False
            wording = variants.has[page] & variants.has[others].any(0)
            missing[:, page] = (wording & ~variants.has).sum(1)
        return missing

    @cached_property
    def lacking(self) -> Scores:
        """The least of `missing` over all other pages."""
        missing = self.missing.copy()
        np.fill_diagonal(missing, np.inf)
        return np.asarray(np.minimum(missing.min(0, initial=np.inf), self.family.variants.shared))

    @cached_property
    def given(self) -> Scores:
        """The surest credit from each page to each, of any kind but copied words."""
        return np.asarray(np.maximum.reduce([self.by[name] for name in KINDS if name != "copied"]))
