"""One module a page: each reads its address, asks the record, and hands values to its template."""
