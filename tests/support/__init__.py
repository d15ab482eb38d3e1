"""What the tests stand on: a database per worker, walls, clients, a live stack, a browser."""
