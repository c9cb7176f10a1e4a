"""A web page in, its article out: main text with the places of its links, and what the page says about itself."""

from __future__ import annotations

import logging
import re
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

from retold import settings
from retold.ingest import fields, metadata, sourcelines
from retold.ingest.plain import decode
from retold.ingest.streams import BOMS, Unusable
from retold.records import Article, DateBasis, Link, Span

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_TAG = re.compile(r"\s*<(?:!doctype|!--|\?xml|/?[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9_-]{1,20})?", re.IGNORECASE)
_WITHIN = "ref a hi em strong b i u s del ins span sup sub small abbr cite mark code q time font graphic img"
_INLINE = frozenset(_WITHIN.split())
_BREAKS = re.compile(r"(?:<br\s{0,5}/?>(?:\s|&nbsp;|&#160;){0,20}){2,20}", re.IGNORECASE)
_NOWHERE = "https://nowhere.invalid/"  # a link that leads to no other page is still one to an extractor
_Written = tuple[str, tuple[Link, ...]]
_MARKS = {"ref": "target", "a": "href"}
for _name in ("trafilatura", "htmldate", "charset_normalizer"):  # else their warnings reach standard error
    logging.getLogger(_name).addHandler(logging.NullHandler())


class Page(NamedTuple):
    """What a page holds; `links` count in `text`."""

    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    basis: DateBasis | None = None
    language: str | None = None
    links: tuple[Link, ...] = ()


def starts_like_html(text: str) -> bool:
    """Whether a text begins with a tag."""
    return _TAG.match(text[:1000]) is not None


def language_code(value: object) -> str | None:
    """The language part of a code such as `en-GB`; None for anything else."""
    match = _LANGUAGE.fullmatch(value.strip()) if isinstance(value, str) else None
    return match[1].lower() if match else None


def article(data: bytes, origin: str, url: str | None = None, found: str | None = None) -> Article:
    """The article on a page given as bytes, fetched from `url`. Raises `Unusable` where there is none."""
    page_ = page(decoded(data, found), url)
    return fields.build(page_.text, origin=origin, title=page_.title, outlet=page_.outlet, url=page_.url,
                        authors=page_.authors, published=page_.published, basis=page_.basis, language=page_.language,
                        links=page_.links)  # fmt: skip


def decoded(data: bytes, declared: str | None = None) -> str:
    """A page as text: by its mark, as UTF-8, by the encoding it declares, else as any text file is."""
    if not data.startswith(tuple(mark for mark, _ in BOMS)) and data.strip():
        match = _CHARSET.search(data[:4096])
        for encoding in ("utf-8", declared, match[1].decode() if match else None):
            try:
                if encoding and b"\0" not in data:
                    return data.decode(encoding)
            except (UnicodeDecodeError, LookupError):
                continue
    return decode(data)[0]


def page(markup: str, url: str | None = None) -> Page:
    """The article on a page. `url` is where the page was, if known; raises `Unusable` where no main text is found."""
    from trafilatura import bare_extraction, load_html  # noqa: PLC0415 (0.5 s to import)

    try:
        markup = _BREAKS.sub("</p><p>", markup)  # else a page that parts its paragraphs so is one paragraph
        tree = load_html(markup if _is_document(markup) else f"<html><body><article>{markup}</article></body></html>")
        if tree is None:
            raise Unusable("broken HTML: nothing in it can be parsed as a page")
        about = metadata.read(tree, url)
        _unframe(tree)
        for anchor in tree.iter("a"):
            anchor.set("href", _absolute(anchor.get("href"), about.base) or _NOWHERE)
        credited = [_walk(element) for element in sourcelines.find(tree)]
        extracted = bare_extraction(tree, include_links=True, include_comments=False)
    except (ValueError, AssertionError, AttributeError, TypeError, RecursionError, LookupError) as error:
        raise Unusable(
            f"broken HTML ({type(error).__name__}: {str(error)[:120]}): save its text as a .txt file"
        ) from error
    body = getattr(extracted, "body", None)
    text, links = _walk(body) if body is not None else ("", ())
    text, links = _with_lines(*_without_title(text, links, about.title), credited)
    if len(re.findall(r"\w+", text[:2000])) < settings.INGEST_PAGE_WORDS:
        raise Unusable("no main text can be found on this page: save the article's text as a .txt file")
    language = language_code(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"))
    return Page(
        text, about.title, about.outlet, about.url, about.authors, about.published, about.basis, language, links
    )


def _is_document(markup: str) -> bool:
    return re.search(r"<(?:html|head|body)\b", markup[:100_000], re.IGNORECASE) is not None


def _unframe(tree: HtmlElement) -> None:
    """Tables that only lay out the page become plain blocks, so that menus in their cells are told from the story."""
    for table in list(tree.iter("table")):
        if table.find(".//h1") is not None or len(table.findall(".//p")) >= settings.INGEST_LAYOUT_PARAGRAPHS:
            for element in list(table.iter("table", "tbody", "tr", "td")):
                element.tag = "div"


def _without_title(text: str, links: tuple[Link, ...], title: str | None) -> _Written:
    """The text without a first paragraph that is only the title again, which is held apart."""
    first, gap, rest = text.partition("\n\n")
    if not gap or title is None or re.findall(r"\w+", first.casefold()) != re.findall(r"\w+", title.casefold()):
        return text, links
    cut = len(first) + len(gap)
    kept = (
        Link(Span(link.span.start - cut, link.span.end - cut), link.url) for link in links if link.span.start >= cut
    )
    return rest, tuple(kept)


def _with_lines(text: str, links: tuple[Link, ...], lines: list[_Written]) -> _Written:
    """The text, and at its end the credit lines that extraction left out."""
    for line, within in lines:
        if line and text and " ".join(line.split()) not in " ".join(text.split()):
            start = len(text) + 2
            text = f"{text}\n\n{line}"
            moved = (Link(Span(link.span.start + start, link.span.end + start), link.url) for link in within)
            links = (*links, *moved)
    return text, links


class _Writer:
    """Writes words one after another, white space folded; blocks become paragraphs, links remember their words."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.links: list[Link] = []
        self._gap = ""
        self._open: list[tuple[str, int | None]] = []

    def gap(self, gap: str) -> None:
        """At least this much space before the next words."""
        if len(gap) > len(self._gap) or gap > self._gap == "\n":
            self._gap = gap

    def words(self, text: str | None) -> None:
        if not text:
            return
        if text[0].isspace():
            self.gap(" ")
        if folded := " ".join(text.split()):
            gap = self._gap if self.pieces else ""
            self.pieces += [gap, folded]
            start = self.length + len(gap)
            self._open = [(url, start if first is None else first) for url, first in self._open]
            self.length = start + len(folded)
            self._gap = " " if text[-1].isspace() else ""

    def open(self, url: str) -> None:
        self._open.append((url, None))

    def close(self) -> None:
        url, start = self._open.pop()
        if url != _NOWHERE and start is not None:
            self.links.append(Link(Span(start, self.length), url))


def _walk(body: _Element) -> _Written:
    from lxml.etree import iterwalk  # noqa: PLC0415

    writer = _Writer()
    for event, element in iterwalk(body, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else "comment"
        if event == "start":
            _break(writer, tag)
            if tag in _MARKS:
                writer.open(element.get(_MARKS[tag]) or _NOWHERE)
            writer.words(element.text)
        else:
            if tag in _MARKS:
                writer.close()
            _break(writer, tag)
            writer.words(element.tail if element is not body else None)
    return "".join(writer.pieces), tuple(writer.links)


def _break(writer: _Writer, tag: str) -> None:
    if tag in {"lb", "br"}:
        writer.gap("\n")
    elif tag in {"cell", "td", "th"}:
        writer.gap(" ")
    elif tag not in _INLINE and tag != "comment":
        writer.gap("\n\n")


def _absolute(url: str | None, base: str | None) -> str:
    """Where a link leads, empty for what is no other page."""
    try:
        found = urljoin(base or "", (url or "").strip())
        parts = urlsplit(found)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return ""
    return "" if urldefrag(found)[0] == urldefrag(base or "")[0] else fields.whole_characters(found)
