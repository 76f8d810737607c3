"""The pages of the window, one module or folder each; no page knows another."""
