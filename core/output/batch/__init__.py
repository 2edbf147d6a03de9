"""Many drafts in one workbook, and the sheets and notices of all of them."""
