"""What git and the receipts tell about how a state came about: a score's life, and what does not fit."""
