"""Dateline reads news reports and keeps a sourced record of what happened."""
