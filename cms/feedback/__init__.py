""" "Was this useful?" and "Is something wrong?" under every page and product: counted, brought to whoever keeps the
page correct, answered, and forgotten in time. The tables stand in the municipality's schema.
"""
