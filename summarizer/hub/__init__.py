"""Models beyond those that ship: what is known of them, fetching, converting, verifying."""
