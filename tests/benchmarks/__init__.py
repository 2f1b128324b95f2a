"""How fast the commands are, side by side with what one would use instead: `make bench`."""
