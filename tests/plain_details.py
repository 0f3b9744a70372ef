"""Any details an event may carry."""

from hypothesis import strategies as st

TEXT = st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=30)
PLAIN = st.none() | st.booleans() | st.integers(-(2**63) + 1, 2**63 - 1) | TEXT
DETAILS = st.dictionaries(
    TEXT,
    st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3)),
    max_size=4,
)
