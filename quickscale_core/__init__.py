"""The foundation that every client stands on."""
