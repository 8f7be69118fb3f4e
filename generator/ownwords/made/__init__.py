"""What readers see: each published story and the archive's own words become pages here."""
