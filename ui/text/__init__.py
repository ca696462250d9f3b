"""What the screen says that no page says by itself: days, numbers, sizes, and Qt's own words in three languages."""
