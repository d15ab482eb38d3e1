"""The same fact told twice: what lies near a place, and what one storm caused."""
