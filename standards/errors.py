"""The one error that a person can mend: a code and the facts its words need."""


class DsregError(Exception):
    """Say what could not be done, as a code and facts.

    `code` is a key of the table of words in dsreg/words.py, which also gives the exit code; `facts` are what that
    sentence names (a path, a limit, a list of what there is). Raised low, turned into words in one place.
    """

    def __init__(self, code: str, /, **facts: object) -> None:
        """Keep the code and the facts."""
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        """Return the code and its facts, for logs and for Python callers."""
        return f"{self.code}: " + ", ".join(f"{name}={value!s}" for name, value in self.facts.items())
