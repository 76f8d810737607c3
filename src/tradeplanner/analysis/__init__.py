"""Frame in, result out: what data frames say, as frozen plain values.

Only this room and ``app.frames`` know pandas. A function names the columns it needs in a contract
and refuses a frame that breaks it; money is a column of integer minor units beside one of
currencies, so that sums are exact.
"""
