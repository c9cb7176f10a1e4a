-- One store: what was read, what was traced, what was rejected, and the runs that made it.
-- Names are those of records.py. Spans are half-open code points (columns *_start, *_end); several spans, or several
-- words, are JSON text. `n` keeps the order a record had. Dates are ISO 8601 in UTC.
-- To read the words themselves use the views: said, hedged, credited, changed, path.

CREATE TABLE state (
  revision INTEGER NOT NULL,          -- grows with every batch of readings
  traced_revision INTEGER NOT NULL    -- the revision that stories and changes were made from
);
INSERT INTO state VALUES (0, 0);

CREATE TABLE run (
  id TEXT PRIMARY KEY, version TEXT NOT NULL, settings TEXT NOT NULL, engine TEXT NOT NULL,
  started TEXT NOT NULL, finished TEXT
);

CREATE TABLE article (
  id TEXT PRIMARY KEY, given_id TEXT, origin TEXT NOT NULL, text TEXT NOT NULL, title TEXT, outlet TEXT, url TEXT,
  authors TEXT NOT NULL, published TEXT, published_basis TEXT, language TEXT
);
CREATE INDEX article_given_id ON article (given_id) WHERE given_id IS NOT NULL;
CREATE INDEX article_url ON article (url) WHERE url IS NOT NULL;
CREATE INDEX article_outlet ON article (outlet, published);
CREATE INDEX article_published ON article (published);

CREATE TABLE link (
  article TEXT NOT NULL REFERENCES article, n INTEGER NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
  url TEXT NOT NULL, PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE reading (
  article TEXT PRIMARY KEY REFERENCES article, sentences TEXT NOT NULL,
  headline_unsupported TEXT, headline_best_support TEXT, headline_confidence REAL, -- all null: no headline was checked
  tagger TEXT NOT NULL                                                             -- what found the attributions
) WITHOUT ROWID;

CREATE TABLE fingerprint (             -- winnowed word shingles, 32-bit little-endian, sorted: finds likely relatives
  article TEXT PRIMARY KEY REFERENCES article, keys BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE attribution (
  article TEXT NOT NULL REFERENCES reading ON DELETE CASCADE, n INTEGER NOT NULL, kind TEXT NOT NULL,
  source TEXT NOT NULL, cue TEXT NOT NULL, content TEXT NOT NULL,
  speaker_name TEXT, speaker_role TEXT, speaker_kind TEXT,                         -- kind null: no speaker
  speaker_affiliation TEXT, speaker_entity INTEGER,                                -- entity: one number for one speaker
  confidence REAL NOT NULL, PRIMARY KEY (article, n)
) WITHOUT ROWID;
CREATE INDEX attribution_speaker ON attribution (speaker_name) WHERE speaker_name IS NOT NULL;

CREATE TABLE hedge (
  article TEXT NOT NULL REFERENCES reading ON DELETE CASCADE, n INTEGER NOT NULL, kind TEXT NOT NULL,
  cue_start INTEGER NOT NULL, cue_end INTEGER NOT NULL, scope_start INTEGER NOT NULL, scope_end INTEGER NOT NULL,
  confidence REAL NOT NULL, PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE credit (
  article TEXT NOT NULL REFERENCES reading ON DELETE CASCADE, n INTEGER NOT NULL, kind TEXT NOT NULL,
  outlet TEXT NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, url TEXT, relation TEXT NOT NULL,
  confidence REAL NOT NULL, own INTEGER NOT NULL, PRIMARY KEY (article, n)
) WITHOUT ROWID;
CREATE INDEX credit_outlet ON credit (outlet);

CREATE TABLE statement (
  article TEXT NOT NULL REFERENCES reading ON DELETE CASCADE, n INTEGER NOT NULL,
  span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, actor_start INTEGER, actor_end INTEGER,
  action_start INTEGER NOT NULL, action_end INTEGER NOT NULL, object_start INTEGER, object_end INTEGER,
  negated INTEGER NOT NULL, modality TEXT NOT NULL, when_start INTEGER, when_end INTEGER,
  condition_start INTEGER, condition_end INTEGER, attribution INTEGER, PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE reuse (
  n INTEGER PRIMARY KEY, left_article TEXT NOT NULL REFERENCES article, left_span_start INTEGER NOT NULL,
  left_span_end INTEGER NOT NULL, right_article TEXT NOT NULL REFERENCES article, right_span_start INTEGER NOT NULL,
  right_span_end INTEGER NOT NULL, similarity REAL NOT NULL, boilerplate INTEGER NOT NULL, quotation INTEGER NOT NULL
);
CREATE INDEX reuse_left ON reuse (left_article);
CREATE INDEX reuse_right ON reuse (right_article);

CREATE TABLE passage (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, boilerplate INTEGER NOT NULL);
CREATE TABLE copy (
  passage TEXT NOT NULL REFERENCES passage (id), n INTEGER NOT NULL, article TEXT NOT NULL REFERENCES article,
  span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, PRIMARY KEY (passage, n)
) WITHOUT ROWID;
CREATE INDEX copy_article ON copy (article);

CREATE TABLE story (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, earliest TEXT NOT NULL, independent_reports INTEGER NOT NULL,
  versions TEXT NOT NULL              -- JSON: captures of one address, the earliest first
);
CREATE TABLE telling (
  story TEXT NOT NULL REFERENCES story (id), n INTEGER NOT NULL, article TEXT NOT NULL REFERENCES article,
  PRIMARY KEY (story, n)
) WITHOUT ROWID;
CREATE INDEX telling_article ON telling (article);

CREATE TABLE edge (                    -- source, derived: an article, or an unseen page of the same story
  story TEXT NOT NULL REFERENCES story (id), n INTEGER NOT NULL, source TEXT NOT NULL, derived TEXT NOT NULL,
  basis TEXT NOT NULL, confidence REAL NOT NULL, PRIMARY KEY (story, n)
) WITHOUT ROWID;
CREATE INDEX edge_source ON edge (source);
CREATE INDEX edge_derived ON edge (derived);

CREATE TABLE reference (
  story TEXT NOT NULL REFERENCES story (id), n INTEGER NOT NULL, report TEXT NOT NULL, derived TEXT NOT NULL,
  confidence REAL NOT NULL, PRIMARY KEY (story, n)
) WITHOUT ROWID;

CREATE TABLE evidence (                -- of: 'edge' or 'reference', and parent its n
  story TEXT NOT NULL REFERENCES story (id), of TEXT NOT NULL, parent INTEGER NOT NULL, n INTEGER NOT NULL,
  basis TEXT NOT NULL, source_start INTEGER, source_end INTEGER, derived_start INTEGER, derived_end INTEGER,
  because TEXT NOT NULL, against INTEGER NOT NULL, PRIMARY KEY (story, of, parent, n)
) WITHOUT ROWID;

CREATE TABLE unseen (
  story TEXT NOT NULL REFERENCES story (id), n INTEGER NOT NULL, id TEXT NOT NULL, name TEXT,
  credited_by TEXT NOT NULL, recovered TEXT NOT NULL, PRIMARY KEY (story, n)
) WITHOUT ROWID;

CREATE TABLE change (
  n INTEGER PRIMARY KEY, kind TEXT NOT NULL, source TEXT NOT NULL REFERENCES article,
  derived TEXT NOT NULL REFERENCES article, before_start INTEGER, before_end INTEGER, after_start INTEGER,
  after_end INTEGER, weight REAL NOT NULL, because TEXT NOT NULL, confidence REAL NOT NULL, in_title INTEGER NOT NULL,
  again TEXT NOT NULL
);
CREATE INDEX change_source ON change (source);
CREATE INDEX change_derived ON change (derived);
CREATE INDEX change_kind ON change (kind);

CREATE TABLE rejection (
  n INTEGER PRIMARY KEY, origin TEXT NOT NULL, stage TEXT NOT NULL, reason TEXT NOT NULL, UNIQUE (origin, stage, reason)
);

CREATE VIEW said AS                    -- who said what, in words
SELECT a.id AS article, a.outlet, a.published, t.n, t.kind, t.speaker_name, t.speaker_role, t.speaker_kind,
  t.speaker_affiliation, t.speaker_entity, t.confidence,
  (SELECT group_concat(substr(a.text, json_extract(value, '$[0]') + 1,
     json_extract(value, '$[1]') - json_extract(value, '$[0]')), ' … ') FROM json_each(t.cue)) AS cue,
  (SELECT group_concat(substr(a.text, json_extract(value, '$[0]') + 1,
     json_extract(value, '$[1]') - json_extract(value, '$[0]')), ' … ') FROM json_each(t.content)) AS content
FROM attribution t JOIN article a ON a.id = t.article;

CREATE VIEW hedged AS
SELECT a.id AS article, a.outlet, h.n, h.kind, substr(a.text, h.cue_start + 1, h.cue_end - h.cue_start) AS cue,
  substr(a.text, h.scope_start + 1, h.scope_end - h.scope_start) AS scope, h.confidence
FROM hedge h JOIN article a ON a.id = h.article;

CREATE VIEW credited AS
SELECT a.id AS article, a.outlet AS page, c.n, c.kind, c.outlet, c.relation, c.url, c.own,
  substr(a.text, c.span_start + 1, c.span_end - c.span_start) AS words, c.confidence
FROM credit c JOIN article a ON a.id = c.article;

CREATE VIEW changed AS
SELECT c.n, c.kind, s.outlet AS source_outlet, d.outlet AS derived_outlet, c.source, c.derived,
  substr(s.text, c.before_start + 1, c.before_end - c.before_start) AS before,
  substr(iif(c.in_title, d.title, d.text), c.after_start + 1, c.after_end - c.after_start) AS after,
  c.weight, c.because, c.confidence
FROM change c JOIN article s ON s.id = c.source JOIN article d ON d.id = c.derived;

CREATE VIEW path AS
SELECT e.story, coalesce(s.outlet, u.name) AS source_outlet, d.outlet AS derived_outlet, u.id IS NOT NULL AS unseen,
  e.basis, e.confidence, e.source, e.derived, s.published AS source_published, d.published AS derived_published
FROM edge e JOIN article d ON d.id = e.derived LEFT JOIN article s ON s.id = e.source
  LEFT JOIN unseen u ON u.story = e.story AND u.id = e.source;
