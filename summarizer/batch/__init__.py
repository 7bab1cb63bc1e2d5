"""Runs over folders of news: many articles, many processes, interrupted at any moment.

What a run leaves in its folder: `journal.sqlite`, `digests/` with one file an article and format,
`digests.jsonl`, the pages of `pages`, and `run.json`.
"""
