"""Pages about people, offices and one's own account."""
