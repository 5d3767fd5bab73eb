"""The handbook: one bank of questions, many outlets."""
