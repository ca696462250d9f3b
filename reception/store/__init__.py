"""The encrypted store: with `index` the only place that names a database."""
