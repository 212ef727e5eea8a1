"""What is concluded from the record: records as readers see them, distances of places."""
