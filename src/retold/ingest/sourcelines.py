"""A page's tree in, its credit lines out: "Source: ...", "H/T ...", "This story first appeared in ...".

A text extractor takes a short line that is mostly a link for a menu and drops it; here it may be the line that matters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retold import settings

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CREDIT = re.compile(
    r"""[\W_]{0,3}(?:
        sources?\s{0,2}: | sources?$ | (?:original|full)\s(?:source|story|article)\s?:
      | h/t\b | hat[\s-]tip\b | via[\s:]
      | (?:(?:this|the)\s(?:article|story|post|piece|report|column|interview)\s)?(?:has\s|was\s|is\s)?
        (?:first|originally)\s(?:published|appeared|reported|ran|posted)\b
      | read\s(?:the\s(?:full|original|whole|entire|rest\sof\sthe)\s(?:story|article|report|piece|post|interview)
                |more\s(?:at|in|on)\b)
      | (?:additional\s|with\s)?reporting\s(?:by|from)\b | .{3,80}\bcontributed\sto\sthis\s(?:report|story|article)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_BARE = re.compile(r"\W*(?:sources?|via|h/t)\W*", re.IGNORECASE)
_BLOCKS = ("p", "div", "footer", "section", "li", "h2", "h3", "h4", "h5", "h6", "td")
_INLINE = ("small", "span", "em", "i", "b", "strong")
_OUTSIDE = ("figure", "figcaption", "nav", "aside", "form", "button", "script", "noscript")
_ELSEWHERE = re.compile(
    r"comment|related|promo|newsletter|sidebar|widget|caption|share|recommend|advert", re.IGNORECASE
)


def find(tree: HtmlElement) -> list[HtmlElement]:
    """The elements that hold a credit line, outermost first, in order; each is made a paragraph of its own.

    A bare "Sources" takes the list or paragraph after it along.
    """
    found: list[HtmlElement] = []
    for element in list(tree.iter(*_BLOCKS, *_INLINE)):
        text = short_text(element, settings.INGEST_SOURCE_CHARS)
        if not text or _CREDIT.match(text) is None or not _in_story(element, found):
            continue
        if element.tag in _INLINE and not _alone(element):
            continue
        following = element.getnext()
        if _BARE.fullmatch(text):
            if (
                following is None
                or following.tag not in {"ul", "ol", "p"}
                or not short_text(following, settings.INGEST_SOURCE_CHARS)
            ):
                continue
            _take_along(element, following)
        element.tag = "p"
        found.append(element)
        if len(found) == settings.INGEST_SOURCE_LINES:
            break
    return found


def _take_along(element: HtmlElement, following: HtmlElement) -> None:
    """Put what follows a bare "Sources" on its line."""
    for item in (following, *following.iter("li")):
        item.tail = " " + (item.tail or "")
    element.append(following)
    for item in list(following.iter("li", "p", "ul", "ol")):
        item.tag = "span"
    following.text = " " + (following.text or "")


def short_text(element: HtmlElement, limit: int) -> str:
    """An element's text with white space folded, empty where it is longer than `limit`; looks no further than that."""
    text = ""
    for piece in element.itertext():
        text += piece.lstrip() if not text or text[-1].isspace() else piece
        if len(text) > 2 * limit:
            return ""
    text = " ".join(text.split())
    return text if len(text) <= limit else ""


def _in_story(element: HtmlElement, found: list[HtmlElement]) -> bool:
    for above in (element, *element.iterancestors()):
        if above in found or above.tag in _OUTSIDE:
            return False
        if above.tag not in {"body", "html"} and _ELSEWHERE.search(f"{above.get('class', '')} {above.get('id', '')}"):
            return False
    return True


def _alone(element: HtmlElement) -> bool:
    """Whether an inline element stands for itself, with no words of a paragraph right before or after it."""
    above, before = element.getparent(), element.getprevious()
    ahead = above.text if before is None else before.tail
    return above.tag not in {"p", *_INLINE} and not (ahead or "").strip() and not (element.tail or "").strip()
