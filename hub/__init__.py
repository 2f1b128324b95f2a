"""The workshop: it knows clients and is never shared with them."""
