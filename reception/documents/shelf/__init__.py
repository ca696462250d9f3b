"""The shelf of templates: the shipped ones, the office's own copies and kinds, and what head office sent."""
