"""Keep, check and publish the training figures of Regulation 164-QĐ/TW and its successors."""
