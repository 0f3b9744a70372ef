"""What people send: text read into domain types, single fields checked."""
