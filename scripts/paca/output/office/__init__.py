"""The report as documents of an office: Word after Nghị định 30/2020/NĐ-CP, PDF, workbook, agency sheets."""
