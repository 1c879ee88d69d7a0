"""From a source to the record: reads, codes and keeps reports, and takes up again what lies in quarantine."""
