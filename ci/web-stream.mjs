// The live stream before ffmpeg, before four viewers, and before Chromium.

import { execFile } from "node:child_process";
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

const ffmpeg = async (...options) => (await run("ffmpeg", ["-nostdin", "-v", "error", ...options], { timeout: 30000, maxBuffer: 1 << 26 })).stdout;

/** The MD5 of each frame's pixels. */
const sums = text => text.split("\n").filter(line => line && !line.startsWith("#")).map(line => line.split(",").at(-1).trim());

/** Reads a stream and takes it apart by the lengths that it states. */
function watch(address, seconds, frame = () => {}) {
  return new Promise((done, broken) => {
    const seen = { frames: 0, first: 0, last: 0, begin: 0, end: 0 };
    let rest = Buffer.alloc(0);
    const stream = request(address, response => response.on("data", data => {
      rest = Buffer.concat([rest, data]);
      for (let head; (head = rest.indexOf("\r\n\r\n")) >= 0;) {
        const fields = rest.toString("latin1", 0, head);
        const length = Number(/Content-Length: (\d+)/.exec(fields)[1]);
        if (rest.length < head + 4 + length + 2) return;
        const number = Number(/X-Frame: (\d+)/.exec(fields)[1]);
        frame(rest.subarray(head + 4, head + 4 + length), number);
        Object.assign(seen, { frames: seen.frames + 1, first: seen.first || number, last: number, begin: seen.begin || Date.now(), end: Date.now() });
        rest = rest.subarray(head + 4 + length + 2);
      }
    }));
    stream.on("error", error => error.code === "ECONNRESET" ? done(seen) : broken(error));
    stream.end();
    setTimeout(() => { stream.destroy(); done(seen); }, 1000 * seconds);
  });
}

const memory = pid => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;

/** What the server holds after a full collection cannot be asked from outside: the least of some seconds is the nearest to it. */
async function leastMemory(pid, seconds) {
  let least = Infinity;
  for (let i = 0; i < seconds * 4; i++) {
    least = Math.min(least, memory(pid));
    await new Promise(done => setTimeout(done, 250));
  }
  return least;
}

export async function judgeStream(server, browser, check, expect, seconds) {
  const address = `${server.address}/live/0.mjpeg`;
  const folder = mkdtempSync(join(tmpdir(), "sonyalpha-stream-"));

  await check("ffmpeg's frames are those that the body sent, pixel by pixel", async () => {
    // a second viewer keeps the JPEGs as they came; ffmpeg's run of frames must lie within them
    const sent = [];
    const keeping = watch(address, 12, jpeg => sent.push(Buffer.from(jpeg)));
    const read = sums(await ffmpeg("-f", "mpjpeg", "-i", address, "-frames:v", "40", "-fps_mode", "passthrough", "-f", "framemd5", "-"));
    await keeping;
    writeFileSync(join(folder, "sent.mjpeg"), Buffer.concat(sent));
    const whole = sums(await ffmpeg("-f", "mjpeg", "-i", join(folder, "sent.mjpeg"), "-fps_mode", "passthrough", "-f", "framemd5", "-"));
    expect(whole.length === sent.length, `${sent.length} frames were sent, ffmpeg sees ${whole.length} in them`);
    const all = new Set(whole);
    const strange = read.filter(sum => !all.has(sum));
    expect(read.length === 40 && strange.length === 0, `of ${read.length} frames, ${strange.length} were never sent`);
    return `${read.length} frames, ${new Set(read).size} different ones`;
  });

  await check(`four viewers for ${seconds} s have the body's rate and cost no memory`, async () => {
    await Promise.all([1, 2, 3, 4].map(() => watch(address, 3)));
    const watching = Promise.all([1, 2, 3, 4].map(() => watch(address, seconds)));
    const early = await leastMemory(server.pid, Math.min(10, seconds / 3));
    await new Promise(done => setTimeout(done, 1000 * (seconds - 2 * Math.min(10, seconds / 3) - 1)));
    const late = await leastMemory(server.pid, Math.min(10, seconds / 3));
    const seen = await watching;
    const rates = seen.map(s => (s.frames - 1) / ((s.end - s.begin) / 1000));
    const said = seen.map((s, i) => `${rates[i].toFixed(1)}/s, ${s.last - s.first + 1 - s.frames} lost`).join("; ");
    // X-Frame counts the camera's frames: who misses none has the body's rate, however busy the machine is
    expect(seen.every(s => s.frames > seconds && s.last - s.first + 1 - s.frames <= 0.02 * s.frames), `Frames were lost: ${said}`);
    expect(late < early + 32, `The server grew from ${early.toFixed(0)} to ${late.toFixed(0)} MB`);
    return `${said}; ${early.toFixed(0)} MB at the beginning, ${late.toFixed(0)} MB at the end`;
  });

  await check("Chromium shows the stream as it is", async () => {
    const page = await browser.newPage();
    await page.goto(`${server.address}/setup`);
    const size = await page.evaluate(async () => {
      const picture = new Image();
      picture.src = "/live/0.mjpeg";
      await new Promise((shown, not) => { picture.onload = shown; picture.onerror = not; });
      return `${picture.naturalWidth} x ${picture.naturalHeight}`;
    });
    await page.close();
    return size;
  });
  rmSync(folder, { recursive: true, force: true });
}
