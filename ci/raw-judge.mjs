// Decodes raw files with libraw-wasm (npm), the decoder by others that knows lossless tiles. Usage: node raw-judge.mjs FOLDER, where FOLDER
// has node_modules in it. One path a line on stdin; one line back: width, height, MD5 of the pixels as little-endian words, milliseconds of
// unpacking (the fastest of three), or "error" and a reason.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const dist = join(process.argv[2], 'node_modules/libraw-wasm/dist');
const { default: load } = await import(pathToFileURL(join(dist, 'libraw.js')));
const module = await load({ wasmBinary: readFileSync(join(dist, 'libraw.wasm')) });

for await (const path of createInterface({ input: process.stdin })) {
  try {
    const bytes = readFileSync(path);
    let best = Infinity;
    let raw;
    for (let turn = 0; turn < 3; turn++) {
      const decoder = new module.LibRaw();
      decoder.open(bytes, {});
      const start = performance.now();
      raw = decoder.rawImageData();
      best = Math.min(best, performance.now() - start);
      decoder.delete?.();
    }
    const { raw_width, raw_height, data } = raw;
    const md5 = createHash('md5').update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)).digest('hex');
    console.log(`${raw_width} ${raw_height} ${md5} ${best.toFixed(2)}`);
  } catch (error) {
    console.log(`error ${String(error).replaceAll('\n', ' ')}`);
  }
}
