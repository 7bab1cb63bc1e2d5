"""The pages of a run: what a reader opens first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import summarizer
from summarizer.batch import figurelist
from summarizer.batch.entries import Entry, Spool
from summarizer.batch.morning import Day, Group, Night
from summarizer.batch.rows import Failure
from summarizer.output import whole_file
from summarizer.render.labels import Labels, labels
from summarizer.render.markdown import escape
from summarizer.render.page import allowance, part, template
from summarizer.render.view import printable, visible
from summarizer.translation.model import STATUS_ORDER

# Which of a digest's files a headline leads to: the one that is made for reading in a browser.
_FOR_READING = ("html", "markdown", "text", "json")


def write(
    out: Path,
    digests: Iterable[Mapping[str, Any]],
    languages: Sequence[str],
    failures: Iterable[Failure] = (),
) -> None:
    """Write index.html, index.md and figures.csv into `out`, the same bytes for the same digests.

    `digests` are the rows of `batch.rows.DigestRows`, in any order, iterated over once; of each a
    few hundred bytes stay in memory. `languages` are those that were asked for. Raises
    OutputError; each file is whole or as it was.
    """
    with Spool(out) as spool:
        night = Night(spool, tuple(dict.fromkeys(languages)) or ("id",), tuple(failures))
        with whole_file(out / "figures.csv") as stream:
            figurelist.write(stream, _collected(digests, night))
        days = night.days()
        with whole_file(out / "index.html") as stream:
            for piece in _html(night, days):
                stream.write(piece)
        with whole_file(out / "index.md") as stream:
            for line in _markdown(night, days):
                stream.write(line + "\n")


def _collected(digests: Iterable[Mapping[str, Any]], night: Night) -> Iterator[Mapping[str, Any]]:
    for digest in digests:
        night.add(digest)
        yield digest


class _Words:
    """What a page says, in the reader's language, of a night, a day, a topic and an article."""

    def __init__(self, night: Night) -> None:
        self.labels: Labels = labels(night.reader)
        self.page: Mapping[str, str] = self.labels.table["morning"]
        self._night = night

    def counted(self, word: str, count: int) -> str:
        return self.page[word].format(count=self.labels.number(str(count)))

    def night_facts(self, days: Sequence[Day]) -> list[str]:
        facts = [self.counted("articles", self._night.articles)]
        told = sum(day.stories for day in days)
        if told != self._night.articles:
            facts.append(self.counted("stories", told))
        if self._night.failures:
            facts.append(self.counted("failed", len(self._night.failures)))
        dates = [self.labels.date(day.date) for day in days if day.date]
        if dates:
            facts.append(dates[0] if len(dates) == 1 else f"{dates[-1]} – {dates[0]}")
        return facts

    def verdicts(self) -> list[tuple[str, str]]:
        counts = self._night.verdicts
        return [
            (
                self.page["ok"] if status == "ok" else self.labels.status(status),
                self.labels.number(str(counts[status])),
            )
            for status in STATUS_ORDER
            if counts[status]
        ]

    def date(self, day: Day) -> str:
        return self.labels.date(day.date) if day.date else self.page["no_date"]

    def topic(self, group: Group) -> list[tuple[str, str]]:
        """A topic's name in each language."""
        if not group.names:
            return [(self.labels.language, self.page["other_topics"])]
        return [(code, printable(labels(code).enumerate(names))) for code, names in group.names]

    def facts(self, shown: Entry) -> list[str]:
        facts = [shown.outlet, _time(shown.published)]
        facts.append(self.labels["words"].format(count=self.labels.number(str(shown.words))))
        return [fact for fact in facts if fact]

    def name(self, shown: Entry) -> str:
        """Where an article is from: its outlet, or else its file."""
        return shown.outlet or printable(Path(shown.path).name)

    def outlets(self, entries: Sequence[Entry]) -> list[str]:
        return list(dict.fromkeys(map(self.name, entries)))

    def models(self) -> str:
        model = self.labels["model"]
        known = sorted(self._night.models.items())
        return visible(", ".join(model.format(id=id, licence=licence) for id, licence in known))


def _html(night: Night, days: Sequence[Day]) -> Iterator[str]:
    words = _Words(night)
    return template("index.html.jinja").generate(
        days=days,
        words=words.labels,
        page=words.page,
        night_facts=words.night_facts(days),
        verdicts=words.verdicts(),
        statuses=[status for status in STATUS_ORDER if status != "ok" and night.verdicts[status]],
        languages=list(dict.fromkeys((*night.languages, "id"))),
        failures=night.failures,
        models=words.models(),
        version=summarizer.__version__,
        css=part("digest.css") + part("index.css"),
        script=part("index.js"),
        allowance=allowance,
        anchor=_anchor,
        date=words.date,
        topic=words.topic,
        facts=words.facts,
        name=words.name,
        outlets=words.outlets,
        entry=night.entry,
        entries=lambda numbers: [night.entry(number) for number in numbers],
        primary=_primary,
        href=_href,
        visible=visible,
    )


def _markdown(night: Night, days: Sequence[Day]) -> Iterator[str]:
    words = _Words(night)
    yield f"# {escape(words.page['title'])}\n"
    yield " · ".join(map(escape, words.night_facts(days))) + "\n"
    verdicts = [f"{word} {count}" for word, count in words.verdicts()]
    if verdicts:
        listed = words.labels.enumerate(verdicts)
        yield escape(words.labels.with_detail(words.page["verdicts"], listed)) + "\n"
    for day in days:
        yield f"## {escape(words.date(day))}\n"
        for group in day.groups:
            if len(day.groups) > 1:
                yield f"### {' · '.join(escape(name) for _, name in words.topic(group))}\n"
            for story in group.stories:
                others = [night.entry(number) for number in story.others]
                yield from _article(night.entry(story.article), others, words)
                yield ""
    if night.failures:
        yield f"## {escape(words.page['failures'])}\n"
        yield from (f"- {escape(failure.error)}" for failure in night.failures)


def _article(shown: Entry, others: Sequence[Entry], words: _Words) -> Iterator[str]:
    first, rest = shown.titles[0], shown.titles[1:]
    yield f"- **{_linked(shown)}**{_marked(first.mark)}"
    for title in rest:
        yield f"  <br>{escape(title.text)}{_marked(title.mark)}"
    facts = [escape(fact) for fact in words.facts(shown)]
    facts += [
        _marked(f"{words.labels.status(status)} {count}").strip()
        for status, count in shown.doubtful
    ]
    yield f"  <br>{' · '.join(facts)}"
    for language, lines in shown.summaries:
        joint = "" if language == "ja" else " "
        # Behind a mark a space is needed, or Markdown does not see where bold type ends.
        texts = [
            escape(line.text) + (f"{_marked(line.mark)} " if line.mark else joint) for line in lines
        ]
        yield "  <br>" + "".join(texts).rstrip()
    if others:
        listed = [f"{escape(words.name(other))} ({_linked(other)})" for other in others]
        told = words.labels.enumerate(listed)
        yield "  <br>" + words.page["also"].format(outlets=told)


def _linked(shown: Entry) -> str:
    file = _primary(shown.files)
    text = escape(shown.titles[0].text)
    return f"[{text}](<{_href(file)}>)" if file else text


def _marked(mark: str | None) -> str:
    return f" **\\[{escape(mark)}\\]**" if mark else ""


def _primary(files: Mapping[str, str]) -> str | None:
    return next((files[name] for name in _FOR_READING if name in files), None)


def _href(file: str) -> str:
    return quote(file, errors="surrogateescape")


def _anchor(day: Day) -> str:
    return f"d{day.date or ''}"


def _time(published: str | None) -> str | None:
    """The time of day in an ISO 8601 date with one."""
    return published[11:16] if published and len(published) >= 16 and published[10] == "T" else None
