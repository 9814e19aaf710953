"""Start things: a province's repository (``repository``), an agency's submission (``submission``)."""
