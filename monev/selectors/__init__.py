"""The registers of monev as plain records for pages."""
