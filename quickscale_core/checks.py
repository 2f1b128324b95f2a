"""System checks: settings that look right and are not."""
