"""What a person should look at in words, whoever's they are: language, details, who is named."""
