"""The three journeys of the design, each from its first act to its last, through the front door."""
