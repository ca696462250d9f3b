"""A demonstration office: invented people, a year of visits and matters, papers and figures; equal for an equal seed."""
