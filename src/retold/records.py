"""Every record that walks through the rooms: frozen, slotted, with closed kinds.

All offsets are half-open Unicode code points into the stored text (`Article.text`; `Article.title` where a field says
so). Confidences and similarities lie in [0, 1]. Dates are aware datetimes in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

DateBasis = Literal["given", "metadata", "url", "text", "feed"]
AttributionKind = Literal["direct", "mixed", "indirect"]
SpeakerKind = Literal["named", "unnamed", "collective", "document", "outlet"]
HedgeKind = Literal["reportedly", "apparently", "possibly", "allegedly", "approximately", "said_to", "pending"]
CreditKind = Literal[
    "reported_by", "told", "via", "hat_tip", "agency", "byline", "link", "source_line", "self_reference"
]
Relation = Literal["taken_from", "goes_back_to"]
Modality = Literal["asserted", "attributed", "possible", "planned", "denied", "asked"]
Basis = Literal["credit", "link", "wording", "shared_error", "headline", "time"]
ChangeKind = Literal[
    "reversed",
    "strengthened",
    "number_changed",
    "quote_altered",
    "speaker_changed",
    "attribution_dropped",
    "headline_unsupported",
    "scope_changed",
    "quote_cut",
    "hedge_dropped",
    "weakened",
    "credit_changed",
    "credit_dropped",
    "fact_dropped",
    "fact_added",
    "label_substituted",
    "attribution_added",
    "hedge_added",
]  # gravest first
Certainty = Literal["asserted", "hedged", "possible", "planned", "denied", "asked"]
Has = Literal["told", "absent", "unclear"]
Voice = Literal["own", "attributed", "quoted"]
Tagger = Literal["accurate", "fast"]
TaggerChoice = Literal["auto", "accurate", "fast"]
Stage = Literal["ingest", "read", "trace", "compare", "store"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, `start <= end`."""

    start: int
    end: int


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A span in one article."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: the words that carry it, and where it leads."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Article:
    """One held page. `id` is a hash of title, outlet, url and text; `given_id` is the one its source gave it."""

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    published_basis: DateBasis | None = None
    language: str | None = None
    origin: str = ""
    links: tuple[Link, ...] = ()
    given_id: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who an attribution's words are put to, as the article names them. `entity` is one number for one speaker within
    an article, however called there, counted from 0; it is no part of who a speaker is.
    """

    name: str | None
    role: str | None
    kind: SpeakerKind
    affiliation: str | None = None
    entity: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words put to a source. Each part may be in pieces; `source` may be absent."""

    kind: AttributionKind
    source: Spans
    cue: Spans
    content: Spans
    speaker: Speaker | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Hedge:
    """Softening words and the span they soften."""

    kind: HedgeKind
    cue: Span
    scope: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class Credit:
    """Words that say where a text came from; `url` where they are a link.

    `own` is false where a self-reference ("the Herald has learned") names another outlet than the page's own: the words
    were copied, and credit nobody.
    """

    kind: CreditKind
    outlet: str
    span: Span
    url: str | None
    relation: Relation
    confidence: float
    own: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """Who is said to have done what; `attribution` is an index into the reading's attributions."""

    span: Span
    actor: Span | None
    action: Span
    object: Span | None
    negated: bool
    modality: Modality
    when: Span | None
    condition: Span | None
    attribution: int | None


@dataclass(frozen=True, slots=True)
class Headline:
    """What the title says that the body does not: `unsupported` counts in the title, `best_support` in the text."""

    unsupported: Spans
    best_support: Spans
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """One article, read. `tagger` names the model, or the rules, that found the attributions."""

    article: Article
    sentences: Spans
    attributions: tuple[Attribution, ...]
    hedges: tuple[Hedge, ...]
    credits: tuple[Credit, ...]
    statements: tuple[Statement, ...]
    headline: Headline | None
    tagger: str = ""


@dataclass(frozen=True, slots=True)
class Reuse:
    """One pair of spans in two articles, undirected. `quotation` marks wording that is mostly inside quotation marks,
    which two reporters may both have heard; `boilerplate` marks what one host repeats on many pages.
    """

    left: Place
    right: Place
    similarity: float
    boilerplate: bool = False
    quotation: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One wording and all the places where it stands."""

    id: str
    copies: tuple[Place, ...]
    boilerplate: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for an edge, or `against` it: the characters on either side, and one plain sentence."""

    basis: Basis
    source: Span | None
    derived: Span | None
    because: str
    against: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """`derived` was taken from `source`: each the id of an article, or of an unseen page of the same story.
    `confidence` is the chance that it was taken from there directly. A `follow_up` is a later report of the same outlet
    with news of its own, which takes over the outlet's own background: no retelling.
    """

    source: str
    derived: str
    basis: tuple[Basis, ...]
    evidence: tuple[Evidence, ...]
    confidence: float
    follow_up: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A page, held or not, that `derived` credits and was not taken from: what it goes back to, or names in passing."""

    report: str
    derived: str
    evidence: tuple[Evidence, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Unseen:
    """A page nobody holds: credited by name, or needed to explain wording its descendants share."""

    id: str
    name: str | None
    credited_by: tuple[str, ...]
    recovered: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What differs from `source` to `derived` (article ids). `before` counts in the source's text, `after` in the
    derived text, or in its title where `in_title`. `weight` in [0, 1] is how grave; `because` one plain sentence.
    `revision` marks what differs between two captures of one page, which is no change of a retelling.
    `again` has the further places of the same change, in order, where `after` counts (`before` where that is none).
    """

    kind: ChangeKind
    source: str
    derived: str
    before: Span | None
    after: Span | None
    weight: float
    because: str
    confidence: float
    in_title: bool = False
    revision: bool = False
    again: Spans = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Tellings of one report. `earliest` is the earliest held, by the lineage first and dates second; `versions` are
    captures of one address, the earliest first: one page, whose edges stand at the first. `revisions` lead from each
    capture to the next, and rest on what tells their order.
    """

    id: str
    articles: tuple[str, ...]
    edges: tuple[Edge, ...]
    references: tuple[Reference, ...]
    unseen: tuple[Unseen, ...]
    earliest: str
    independent_reports: int
    versions: tuple[tuple[str, ...], ...] = ()
    revisions: tuple[Edge, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """How one telling, an article or an unseen page by its id, has a statement.

    `place` is where it tells it, or may tell it in other words where that is `unclear`; an unseen page's stands in the
    article that its wording was recovered from. Spans count in that article's text, or in its title where `in_title`.
    `voice` is none where nothing was read of it; `attributed` has in `source` the words for the one it is put to, or
    for saying where no more is known. `cue` are the words that make it less than asserted, `differing` those `figures`
    for which the row's first telling has others. `changes` are what changed here on the way, gravest first.
    """

    telling: str
    has: Has
    place: Place | None = None
    in_title: bool = False
    voice: Voice | None = None
    speaker: Speaker | None = None
    source: Spans = ()
    certainty: Certainty | None = None
    negated: bool = False
    cue: Span | None = None
    figures: Spans = ()
    differing: Spans = ()
    changes: tuple[ChangeKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One statement, a cell a telling. `label` is where the first telling that has it tells it; `weight` that of the
    gravest change in it, 0 where there is none.
    """

    label: Place
    cells: tuple[Cell, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Table:
    """The statements of a story side by side: what textual critics call a collation. `tellings` are the columns, the
    earliest held first and then down the path; `rows` stand in the order of the first telling that has each.
    """

    story: str
    tellings: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Traced:
    """What the trace room finds in a corpus."""

    reuses: tuple[Reuse, ...]
    passages: tuple[Passage, ...]
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that could not be used: where it was, at what stage it failed, why and what to do."""

    origin: str
    stage: Stage
    reason: str


@dataclass(frozen=True, slots=True)
class Run:
    """What made the rest. `settings` is JSON of every name in settings.py."""

    id: str
    version: str
    settings: str
    engine: str
    started: datetime
    finished: datetime | None
