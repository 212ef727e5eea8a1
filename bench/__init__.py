"""What the project promises, measured. ``python -m bench [NAME ...]`` prints the tables."""
