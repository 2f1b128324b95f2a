"""One verb a file: plan, then apply; each returns a result and prints nothing."""
