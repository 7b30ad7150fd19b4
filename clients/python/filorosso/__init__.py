"""A client of filorosso without dependencies: rows, pages and DataFrames of one release."""

from .client import ApiError, Client, Row

__all__ = ["ApiError", "Client", "Row"]
