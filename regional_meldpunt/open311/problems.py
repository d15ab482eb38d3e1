"""Why a question or a report of other software was refused. The words go to programmers, so they are English."""

from __future__ import annotations


class ApiProblem(Exception):
    """`status` is that of HTTP and the code in the answer; `str()` is the description."""

    def __init__(self, status: int, description: str) -> None:
        super().__init__(description)
        self.status = status


def missing(name: str) -> ApiProblem:
    return ApiProblem(400, f"{name} was not provided")


def wrong(name: str, why: str) -> ApiProblem:
    return ApiProblem(400, f"{name} is not usable: {why}")


def unknown(name: str) -> ApiProblem:
    return ApiProblem(404, f"{name} provided was not found")


def no_key() -> ApiProblem:
    return ApiProblem(403, "Missing api_key")


def bad_key() -> ApiProblem:
    return ApiProblem(403, "Invalid api_key")


def too_often() -> ApiProblem:
    return ApiProblem(429, "Too many requests; try again in a few minutes")
