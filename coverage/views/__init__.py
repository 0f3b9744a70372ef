"""Pages on which coverage data are kept: reference data."""
