"""Kinds of papers: of each its description and its Word templates."""
