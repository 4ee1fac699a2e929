"""`python -m dsreg` is the same as `dsreg`."""

from dsreg.process import run

run()
