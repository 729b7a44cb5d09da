#!/usr/bin/env python3
"""Makes PNG files of what an X server showed (XWD, as Xvfb -fbdir writes it), cut to the place of the window, as xdotool names it.

pictures.py FOLDER-WITH-XWD FOLDER
"""
import os
import struct
import sys
import zlib


def read(path):
    with open(path, "rb") as file:
        data = file.read()
    head = struct.unpack(">25I", data[:100])
    header, width, height, bits, line, colours = head[0], head[4], head[5], head[11], head[12], head[19]
    assert bits == 32, f"{path}: {bits} bits a pixel"
    start = header + 12 * colours
    rows = []
    for y in range(height):
        row = data[start + y * line:start + y * line + 4 * width]
        pixels = bytearray(3 * width)
        pixels[0::3], pixels[1::3], pixels[2::3] = row[2::4], row[1::4], row[0::4]
        rows.append(bytes(pixels))
    return width, rows


def cut(rows, place):
    with open(place, encoding="ascii") as file:
        at = dict(line.split("=", 1) for line in file.read().split() if "=" in line)
    left, top, width, height = (int(at[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))
    return width, [row[3 * left:3 * (left + width)] for row in rows[top:top + height]]


def write(path, width, rows):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, len(rows), 8, 2, 0, 0, 0))
                   + chunk(b"IDAT", zlib.compress(b"".join(b"\0" + row for row in rows), 9)) + chunk(b"IEND", b""))


source, target = sys.argv[1:3]
os.makedirs(target, exist_ok=True)
for name in sorted(os.listdir(source)):
    if name.endswith(".xwd"):
        _, shown = read(os.path.join(source, name))
        write(os.path.join(target, name[:-4] + ".png"), *cut(shown, os.path.join(source, name[:-4] + ".place")))
os.makedirs(os.path.join(target, "guide"), exist_ok=True)
_, shown = read(os.path.join(source, "setup-96.xwd"))
write(os.path.join(target, "guide", "setup.png"), *cut(shown, os.path.join(source, "setup-96.place")))
