"""paca: assess a province's anti-corruption work from the evidence in a git repository.

Data flows one way::

    git tree --read--> records --check--> findings
                          |
                          +--score--> Assessment --output--> pages, report, review, data

``read`` yields records or findings, never exceptions; ``check`` and ``score`` are pure; ``output``
never computes a score.  See docs/architecture.md.
"""

__version__ = "0.1.0"
