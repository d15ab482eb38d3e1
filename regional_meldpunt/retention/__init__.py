"""How long what reporters told stays readable, and the register of what was erased."""
