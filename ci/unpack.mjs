// unpack.mjs FOLDER FILE: unpacks a raw file with LibRaw 0.22 (FOLDER/node_modules/libraw-wasm) into FILE.u16, the whole coded array in
// 16-bit little-endian words, and prints its width and height.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , folder, file] = process.argv;
const dist = join(folder, 'node_modules', 'libraw-wasm', 'dist');
const { default: load } = await import(pathToFileURL(join(dist, 'libraw.js')).href);
const module = await load({ wasmBinary: readFileSync(join(dist, 'libraw.wasm')) });
const raw = new module.LibRaw();
raw.open(new Uint8Array(readFileSync(file)), {});
const image = raw.rawImageData();
writeFileSync(`${file}.u16`, new Uint8Array(image.data.buffer, image.data.byteOffset, image.data.byteLength));
process.stdout.write(`${image.raw_width} ${image.raw_height}`);
