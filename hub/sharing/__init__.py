"""The rules of sharing, pure: plain values in, decisions out; no git, no files, no Django."""
