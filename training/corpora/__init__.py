"""One reader a corpus; each returns documents (training/documents.py). `shared` is the folder of the corpora."""
