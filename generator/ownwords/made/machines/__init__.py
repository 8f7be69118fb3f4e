"""What programs are told: search engines, previews, feeds, robots. Each by its own consent."""
