"""What the README claims of speed and understanding, measured side by side: `python -m benchmarks`."""
