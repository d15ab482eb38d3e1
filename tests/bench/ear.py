"""The other end of a gateway, as a process of its own: writes down when what arrived, and says that it took it.

`python tests/bench/ear.py FILE` prints its port. One line for each message: the moment, its key.
"""

import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Ear(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        at = time.time()
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with open(sys.argv[1], "a") as book:
            book.write(f"{at:.6f} {self.headers.get('Idempotency-Key', '')}\n")
        answer = b'{"id": "heard"}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_args: object) -> None:
        """Nothing on the console."""


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Ear)
    print(server.server_port, flush=True)
    server.serve_forever()
