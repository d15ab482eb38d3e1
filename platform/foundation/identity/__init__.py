"""Who a person is: accounts in each municipality and at the region, and the Actor who did something."""
