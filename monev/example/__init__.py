"""The example with its meetings, walked through the real actions, and taking all of it out again."""

from monev.example.removal import remove_example
from monev.example.walk import load_example

__all__ = ["load_example", "remove_example"]
