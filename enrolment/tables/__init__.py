"""Rows of files and pages: columns only, a module for each concern."""
