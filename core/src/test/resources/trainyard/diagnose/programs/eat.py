"""Keeps all that it reads."""
kept = []
while True:
    kept.append(bytearray(8 << 20))
    kept[-1][::4096] = b"x" * len(kept[-1][::4096])
