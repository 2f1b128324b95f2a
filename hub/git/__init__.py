"""Git plumbing: it knows repositories, not clients."""
