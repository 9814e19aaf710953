"""The review of a pull request: the base judges, the head is only read, as git objects."""
