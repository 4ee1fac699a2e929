"""`python -m dsreg` is the same as `dsreg`."""

from dsreg.cli import main

main()
