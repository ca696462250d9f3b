"""Changes of an existing store, one revision after another; a revision never imports a model."""
