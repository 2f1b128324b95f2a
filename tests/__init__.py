"""The hub's specification."""
