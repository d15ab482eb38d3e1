"""`python -m streekpoort`: the same as the `streekpoort` command."""

from streekpoort.cli import main

main()
