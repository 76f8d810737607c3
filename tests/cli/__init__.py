"""The command line: arguments, answers and calm endings."""
