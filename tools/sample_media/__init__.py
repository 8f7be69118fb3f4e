"""What `draw_sample_media.py` draws with. Everybody and everything in it is invented."""
