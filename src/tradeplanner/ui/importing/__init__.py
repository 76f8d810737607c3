"""The import window: file, columns, check, preview, result. It changes a proposal and nothing else."""
