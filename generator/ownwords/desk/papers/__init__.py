"""What is printed: how a paper is made, the form, the receipt, and their words."""
