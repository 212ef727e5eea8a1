"""The Claims page's parts: figures in print, verdicts, a figure of one's own."""
