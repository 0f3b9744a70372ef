"""Forms of coverage data: text becomes domain types; whether they fit is judged by the actions."""
