"""The annotated copy of a draft: findings as comments and tracked changes in Word, as highlights in PDF."""
