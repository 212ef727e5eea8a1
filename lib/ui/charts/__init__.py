"""What all charts share: style, layers, the section that a chart stands in, its file for print."""
