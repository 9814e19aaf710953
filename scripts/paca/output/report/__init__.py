"""The draft report: the round told in the order of the official report, as Markdown and as a page."""
