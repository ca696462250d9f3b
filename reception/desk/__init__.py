"""What the office does in one act across rooms."""
