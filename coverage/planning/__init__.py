"""From where an area stands to where it wants to be: distance, pace, tariffs. Pure; whole numbers and exact shares."""
