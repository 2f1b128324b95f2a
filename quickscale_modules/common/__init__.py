"""What most sites need: abstract models, forms styling, contact and legal pages, audit log."""
