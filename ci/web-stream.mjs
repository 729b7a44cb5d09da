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

const after = seconds => new Promise(done => setTimeout(done, 1000 * seconds));

/** Reads a stream until that promise is kept, and takes it apart by the lengths that it states. */
function watch(address, end, frame = () => {}) {
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
    end.finally(() => { stream.destroy(); done(seen); });
  });
}

const memory = pid => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;

/** What the server holds after a full collection cannot be asked from outside: the least of some seconds is the nearest to it. */
async function leastMemory(pid, seconds) {
  let least = Infinity;
  for (let i = 0; i < seconds * 4; i++) {
    least = Math.min(least, memory(pid));
    await after(0.25);
  }
  return least;
}

export async function judgeStream(server, browser, check, expect, seconds) {
  const address = `${server.address}/live/0.mjpeg`;
  const folder = mkdtempSync(join(tmpdir(), "sonyalpha-stream-"));

  await check("ffmpeg's frames are those that the body sent, pixel by pixel", async () => {
    // a second viewer keeps the JPEGs as they came; ffmpeg's run of frames must lie within them
    const sent = [];
    let enough;
    const keeping = watch(address, new Promise(done => { enough = done; }), jpeg => sent.push(Buffer.from(jpeg)));
    await after(1);
    const read = sums(await ffmpeg("-f", "mpjpeg", "-i", address, "-frames:v", "30", "-fps_mode", "passthrough", "-f", "framemd5", "-"));
    await after(1);
    enough();
    await keeping;
    writeFileSync(join(folder, "sent.mjpeg"), Buffer.concat(sent));
    const whole = sums(await ffmpeg("-f", "mjpeg", "-i", join(folder, "sent.mjpeg"), "-fps_mode", "passthrough", "-f", "framemd5", "-"));
    expect(whole.length === sent.length, `${sent.length} frames were sent, ffmpeg sees ${whole.length} in them`);
    const all = new Set(whole);
    const strange = read.filter(sum => !all.has(sum));
    expect(read.length === 30 && strange.length === 0, `of ${read.length} frames, ${strange.length} were never sent`);
    return `${read.length} frames, ${new Set(read).size} different ones`;
  });

  await check(`four viewers for ${seconds} s have the body's rate and cost no memory`, async () => {
    await Promise.all([1, 2, 3, 4].map(() => watch(address, after(3))));
    const watching = Promise.all([1, 2, 3, 4].map(() => watch(address, after(seconds))));
    const early = await leastMemory(server.pid, Math.min(10, seconds / 3));
    await after(seconds - 2 * Math.min(10, seconds / 3) - 1);
    const late = await leastMemory(server.pid, Math.min(10, seconds / 3));
    const seen = await watching;
    const rates = seen.map(s => (s.frames - 1) / ((s.end - s.begin) / 1000));
    const said = seen.map((s, i) => `${rates[i].toFixed(1)}/s, ${s.last - s.first + 1 - s.frames} lost`).join("; ")
      + ` (the body makes 20/s); ${early.toFixed(0)} MB at the beginning, ${late.toFixed(0)} MB at the end`;
    // X-Frame counts the camera's frames: who misses none has the body's rate, however busy the machine is
    expect(seen.every(s => s.frames > seconds && s.last - s.first + 1 - s.frames <= 0.02 * s.frames), `Frames were lost: ${said}`);
    // a machine that does ten other things has shown 13 a second; what the driver itself adds is in LiveRateTests, to the picture
    expect(Math.min(...rates) > 8, `Only ${said}`);
    expect(late < early + 32, `The server grew: ${said}`);
    return said;
  });

  await check("frames through Alpaca in the readout mode Live view", async () => {
    const alpaca = async (member, parameters) => {
      const ids = { ClientID: 4711, ClientTransactionID: 1, ...parameters };
      const response = await fetch(`${server.address}/api/v1/camera/0/${member}${parameters ? "" : "?ClientID=4711"}`,
        parameters && { method: "PUT", body: new URLSearchParams(ids) });
      const answer = await response.json();
      expect(answer.ErrorNumber === 0, `${member}: ${answer.ErrorMessage}`);
      return answer.Value;
    };
    await alpaca("connected", { Connected: "True" });
    const mode = (await alpaca("readoutmodes")).indexOf("Live view");
    await alpaca("readoutmode", { ReadoutMode: mode });
    const beside = watch(address, after(5));
    const begin = Date.now();
    let frames = 0, bytes = 0;
    while (Date.now() < begin + 5000) {
      await alpaca("startexposure", { Duration: 0.01, Light: "True" });
      while (!await alpaca("imageready"));
      const image = await fetch(`${server.address}/api/v1/camera/0/imagearray?ClientID=4711`, { headers: { Accept: "application/imagebytes" } });
      bytes = (await image.arrayBuffer()).byteLength;
      frames++;
    }
    const stream = await beside;
    await alpaca("readoutmode", { ReadoutMode: 0 });
    await alpaca("connected", { Connected: "False" });
    expect(bytes > 44 + 640 * 400, `An image of ${bytes} bytes is no live picture`);
    expect(frames > 3, `Only ${frames} frames in 5 s`);
    return `${(frames / 5).toFixed(1)} a second of ${bytes} bytes each; MJPEG ${(1000 * (stream.frames - 1) / (stream.end - stream.begin)).toFixed(1)} a second at the same time`;
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
