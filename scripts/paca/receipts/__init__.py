"""What the forge received and when: an append-only, signed log, and lateness judged by it (docs/round.md)."""
