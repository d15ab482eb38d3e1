"""How much of a file we take. Numbers for photos from telephones, with room to spare."""

MEBIBYTE = 1024 * 1024
LARGEST_FILE = 15 * MEBIBYTE
LARGEST_REQUEST = 80 * MEBIBYTE
MOST_PIXELS = 60_000_000  # a 50-megapixel telephone passes, a decompression bomb does not
LONGEST_SIDE = 2560  # pixels kept after cleaning
MOST_FRAMES = 1  # of an animation only the first picture is kept
