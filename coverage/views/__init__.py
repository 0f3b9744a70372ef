"""Pages about releases and reference data for those who answer for them, a module for each concern."""
