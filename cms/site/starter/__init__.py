"""The texts every new website starts with: the pages the law asks for, ready to be checked by the municipality."""
