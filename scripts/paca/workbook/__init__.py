"""The agency's workbook: everything asked of it in one Excel file, filled in offline and taken back.

``form`` says which sheets and columns there are; ``current`` fills them from the records, ``write`` makes
the XLSX, ``read`` takes a returned one apart, ``changes`` finds what its clerk changed, ``apply`` puts
that into the agency's own files.  Nothing here scores, and nothing is written before it was shown.
"""
