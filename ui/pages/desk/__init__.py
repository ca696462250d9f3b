"""The reception desk: one form in which a visit is registered in a minute."""
