"""The core of the legal reception office: no Qt, whole from the command line."""
