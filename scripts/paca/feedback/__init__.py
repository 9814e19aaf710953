"""The round of comments: a forge's threads become records; who owes an answer by when (docs/round.md)."""
