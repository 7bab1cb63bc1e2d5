"""What one article has already said: first mentions, and the acronyms it defines itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Literal

from summarizer import katakana
from summarizer.definitions import LEFT_OUT, Definition, definitions
from summarizer.glossary import KINDS, Entry, Glossary, Term
from summarizer.lexicon import is_common, name_words
from summarizer.names import Name, find_all
from summarizer.offices import merged
from summarizer.translation.model import Language, Span
from summarizer.wording import again, core, of_the_republic, placed, plural, without_republic

# "term" is left to the model: forcing common nouns costs grammar. A user's terms are always kept.
DEFAULT_KINDS = KINDS - {"term"}
PLAIN_WORD = "plain word"  # note of entries the model knows: presiden, gubernur

_NAME_KINDS = frozenset(["person", "place", "company", "organisation"])
# Shares of words that two long forms have in common and still mean the same body.
_SAME = 0.6


class Mentions:
    """The state of one article in one target language.

    The first mention is counted in the order in which sentences are asked for; asking again for
    the same sentence gives the same spans.
    """

    def __init__(
        self,
        glossary: Glossary,
        sentences: Sequence[str],
        language: Language,
        kinds: Iterable[str] = DEFAULT_KINDS,
    ) -> None:
        """Read the article's sentences; `kinds` are the glossary kinds that become spans."""
        self._glossary = glossary
        self._sentences = tuple(sentences)
        self._language = language
        self._kinds = frozenset(kinds)
        self._mentioned: set[str] = set()
        self._cache: dict[tuple[int, str, tuple[tuple[int, int], ...]], list[Span]] = {}

    @cached_property
    def _names(self) -> list[list[Name]]:
        return find_all(self._sentences)

    @cached_property
    def _defined(self) -> dict[str, str]:
        """Acronym to its long form, the first definition in the article."""
        found: dict[str, str] = {}
        for sentence in self._sentences:
            if "(" in sentence:
                for definition in definitions(sentence):
                    found.setdefault(definition.short, definition.long)
        return found

    def spans(
        self, sentence_index: int, text: str, taken: Sequence[tuple[int, int]] = ()
    ) -> list[Span]:
        """Names and terms of the text that must survive, with what the target language writes.

        `taken` are offsets of stretches (figures) that are protected already. A text that is not
        the article's sentence of that index (a title) gives what the article knows about it.
        """
        if self._language == "id":
            return []
        key = (sentence_index, text, tuple(taken))
        if key not in self._cache:
            self._cache[key] = self._make_spans(sentence_index, text, taken)
        return list(self._cache[key])

    def render_term(self, term: Term, first: bool) -> str:
        """The term in the target language; an acronym is expanded at its first mention."""
        target = term.entry.target(self._language)
        if term.entry.kind == "acronym":
            short = term.entry.id
            return self._expand(target, short) if first and target else short
        if self._language == "ja" and not first:
            return again(target)
        if self._language == "en":
            target = plural(target) if term.plural else target
            if term.start == 0 or (term.entry.kind == "office" and term.text[0].isupper()):
                target = target[:1].upper() + target[1:]
        return target

    def render_name(self, name: Name, first: bool) -> str:
        """The name in the target language: as it is, or katakana with Latin at first mention."""
        bare = core(name)
        entry = self._glossary.get(bare)
        if self._language == "ja":
            if entry is not None and entry.ja and entry.kind != "acronym":
                return entry.ja if first else again(entry.ja)
            # Products and events are as often written in Latin letters in Japanese.
            kana = bare if name.kind == "other" else katakana.to_katakana(bare)
            return kana if not first or kana == bare else f"{kana}（{bare}）"
        if entry is not None and entry.en and (entry.user or bare == name.text):
            return entry.en
        return name.text

    def _expand(self, long: str, short: str) -> str:
        return f"{long}（{short}）" if self._language == "ja" else f"{long} ({short})"

    def _make_spans(self, index: int, text: str, taken: Sequence[tuple[int, int]]) -> list[Span]:
        if 0 <= index < len(self._sentences) and self._sentences[index] == text:
            names = self._names[index]
        else:
            names = find_all([text, *self._sentences])[0]
        known = self._glossary.find(text)
        terms = [term for term in known if self._keeps(term)]
        local = definitions(text) if "(" in text else []
        extra = self._extra_terms(local, text)
        plain = [name for name in _maskable(names) if not self._is_plain(name)]
        larger = [*placed(text, known, names), *of_the_republic(text, terms)]
        candidates: list[Term | Name] = [*terms, *extra, *larger, *plain]
        chosen = _choose(candidates, taken)
        shorts = {d.short_start: d for d in local}
        spans: list[Span] = []
        kind: Literal["name", "term"]
        for item in chosen:
            if isinstance(item, Name) and (item.kind == "company" or not item.text.isupper()):
                target, kind = self._name_target(item), "name"
            elif isinstance(item, Name):
                target, kind = self._acronym_target(item, item.start in shorts, None), "name"
            elif item.entry.kind == "acronym":
                bracketed = item.start in shorts or _alone_in_brackets(text, item)
                target, kind = self._acronym_target(item, bracketed, item.entry), "term"
            else:
                full = item.entry.target(self._language)
                target, kind = self.render_term(item, full not in self._mentioned), "term"
                self._mentioned.add(full)
                if item.entry.kind in _NAME_KINDS:
                    kind = "name"
                if item.entry.kind == "person":
                    self._mentioned |= _long_words(item.entry.id)
            last = spans[-1] if spans else None
            if last and _repeats(last, item, target, text):
                spans[-1] = replace(last, end=item.end + 1, text=text[last.start : item.end + 1])
            else:
                spans.append(Span(item.start, item.end, item.text, kind, target))
        return merged(text, spans, names, known, self._language)

    def _keeps(self, term: Term) -> bool:
        if not term.entry.target(self._language) or self._redefined(term.entry):
            return False
        return term.entry.user or (
            term.entry.kind in self._kinds and PLAIN_WORD not in term.entry.note
        )

    def _is_plain(self, name: Name) -> bool:
        """A name that the glossary leaves to the model (`Jepang`)."""
        entry = self._glossary.get(name.text)
        if entry is None or self._redefined(entry):
            return False
        return not self._keeps(Term(0, 0, name.text, entry))

    def _extra_terms(self, local: Sequence[Definition], text: str) -> list[Term]:
        """Long forms that are defined here and whose acronym the glossary knows."""
        extra: list[Term] = []
        for definition in local:
            entry = self._glossary.get(without_republic(definition.long))
            whole = self._one_for_both(entry, definition, text)
            if whole is not None:
                extra.append(whole)
                continue
            if entry is None:
                short = self._glossary.get(definition.short)
                if (
                    short is None
                    or short.kind != "acronym"
                    or not _same(short.note, definition.long)
                ):
                    continue
                entry = Entry(definition.long, short.en, short.ja, "term", "", True)
            if entry.target(self._language):
                start, end = definition.long_start, definition.long_end
                extra.append(Term(start, end, text[start:end], entry))
        return extra

    def _one_for_both(self, entry: Entry | None, definition: Definition, text: str) -> Term | None:
        """`Amerika Serikat (AS)`: where both have one translation it stands once."""
        short = self._glossary.get(definition.short)
        if entry is None or short is None or definition.long_start > definition.short_start:
            return None
        target = entry.target(self._language)
        if short.kind == "acronym" or not target or short.target(self._language) != target:
            return None
        end = text.find(")", definition.short_end) + 1
        return Term(definition.long_start, end, text[definition.long_start : end], entry)

    def _redefined(self, entry: Entry) -> bool:
        """Does the article give these letters another meaning than the glossary?"""
        long = self._defined.get(entry.id)
        if long is None or entry.user or not entry.id.isupper() or entry.kind == "acronym":
            return False
        own = self._glossary.get(long)
        known = own is not None and own.target(self._language) == entry.target(self._language)
        return not known and not _same(entry.note, long)

    def _name_target(self, name: Name) -> str:
        entry = self._glossary.get(core(name))
        key = (entry.target(self._language) if entry else "") or name.text
        words = _long_words(core(name))
        first = key not in self._mentioned and not (
            name.kind == "person" and words and words <= self._mentioned
        )
        self._mentioned.add(key)
        if name.kind == "person":
            self._mentioned |= words
        return self.render_name(name, first)

    def _acronym_target(self, item: Term | Name, bracketed: bool, entry: Entry | None) -> str:
        """An acronym: expanded at first mention, by the article's own definition if it has one."""
        short = entry.id if entry else item.text
        first = short not in self._mentioned and not bracketed
        self._mentioned.add(short)
        if not first:
            return short
        defined = self._defined.get(short)
        if defined and not (entry and (entry.user or _fits(entry, defined))):
            own = self._glossary.get(defined)
            if own is not None and own.target(self._language):
                return self._expand(own.target(self._language), short)
            # No translation is known: the article's own words, behind the acronym.
            return self._expand(short, defined)
        if entry is None:
            return short
        return self._expand(entry.target(self._language), short)


def _repeats(last: Span, item: Term | Name, target: str, text: str) -> bool:
    """`PT Bank Central Asia Tbk (BCA)`, where Japanese has said `（BCA）` already."""
    return (
        text[last.end : item.start].strip() == "("
        and text[item.end : item.end + 1] == ")"
        and (last.target == target or last.target.endswith(f"（{target}）"))
    )


def _alone_in_brackets(text: str, item: Term) -> bool:
    return text[item.start - 1 : item.start] == "(" and text[item.end : item.end + 1] == ")"


def _long_words(name: str) -> set[str]:
    """The words by which a person may be named again."""
    return {word for word in name.split() if len(word) > 2}


def _fits(entry: Entry, long: str) -> bool:
    """Does the article mean what the glossary means by this acronym?"""
    return entry.note in KINDS or not entry.note or _same(entry.note, long)


def _same(a: str, b: str) -> bool:
    first, second = (set(re.findall(r"\w+", x.casefold())) - LEFT_OUT for x in (a, b))
    return bool(first and second) and len(first & second) / max(len(first), len(second)) >= _SAME


def _maskable(names: Sequence[Name]) -> list[Name]:
    """The names, or the parts of them, that no translation model should touch.

    `Dinas Kesehatan`, `Piala Dunia`: words of the language are left to the model.
    """
    result: list[Name] = []
    heads = name_words()["organisation_heads"]
    for name in names:
        if name.kind in ("person", "place", "company"):
            result.append(name)
            continue
        words = list(re.finditer(r"\S+", name.text))
        plain = [is_common(w[0]) or w[0].casefold() in heads for w in words]
        if all(plain):
            continue
        # Banks have the same name in English; the others' heads are words (`Dinas`, `Rumah Sakit`).
        if name.kind == "other" or not plain[0] or words[0][0] == "Bank":
            result.append(name)
            continue
        first = plain.index(False)
        if not any(plain[first:]):
            start = name.start + words[first].start()
            part = name.text[words[first].start() :]
            result.append(Name(start, name.end, part, "organisation"))
    return result


def _choose(
    candidates: Iterable[Term | Name], taken: Sequence[tuple[int, int]]
) -> list[Term | Name]:
    """No two overlap: the user's terms, then the longest; institutions' own words come last."""

    def rank(item: Term | Name) -> tuple[bool, bool, int, bool]:
        user = isinstance(item, Term) and item.entry.user
        descriptive = isinstance(item, Name) and item.kind == "organisation"
        return (not user, descriptive, item.start - item.end, isinstance(item, Name))

    used = list(taken)
    chosen: list[Term | Name] = []
    for item in sorted(candidates, key=rank):
        if all(item.end <= start or end <= item.start for start, end in used):
            used.append((item.start, item.end))
            chosen.append(item)
    return sorted(chosen, key=lambda item: item.start)
