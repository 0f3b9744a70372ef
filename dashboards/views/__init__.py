"""Pages that people read: selectors in, templates out."""
