"""Green at birth: every new client passes its own checks and tests."""
