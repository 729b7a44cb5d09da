// The loupe: the last frame's own pixels, one to one or two to one, at the same place from frame to frame, and what its stars say of the focus.

import { ask, pixels, tell } from "./server.js";
import { dragged } from "./touch.js";

const byId = id => document.getElementById(id);
const canvas = byId("loupe"), box = byId("loupe-box"), twice = byId("loupe-double"), masked = byId("loupe-bahtinov");

let camera = null, frame = null; // what there is to look at: a camera's number, and what frame.json says
let middle = null; // of the part that is shown, in pixels of the frame
let shown = "", isLive = false;
let chosen = null; // the star that is followed from frame to frame

/** A new frame, or none. */
export async function look(number, facts) {
  isLive = false;
  if (facts === null) shown = "";
  if (frame && facts && (facts.width !== frame.width || facts.height !== frame.height)) middle = chosen = null;
  const isNew = frame && facts && facts.number !== frame.number;
  [camera, frame] = [number, facts];
  if (isNew && chosen && box.open) await follow();
  await refresh();
}

/** Guiding is never perfect: the star that was looked at stays in the middle. */
async function follow() {
  const { star } = await ask(`camera/${camera}/stars.json?x=${Math.round(chosen.x)}&y=${Math.round(chosen.y)}`).catch(() => ({}));
  if (star) middle = chosen = { x: star.x, y: star.y };
}

async function refresh() {
  if (isLive || !box.open || camera === null || frame === null) return;
  middle ??= { x: frame.width >> 1, y: frame.height >> 1 };
  const scale = twice.checked ? 2 : 1, side = canvas.width / scale;
  const width = Math.min(side, frame.width), height = Math.min(side, frame.height);
  // on whole cells of the colour matrix
  const left = Math.max(0, Math.min(frame.width - width, Math.round(middle.x - width / 2))) & ~1;
  const top = Math.max(0, Math.min(frame.height - height, Math.round(middle.y - height / 2))) & ~1;
  middle = { x: left + width / 2, y: top + height / 2 };
  const wanted = `${camera} ${frame.number} ${left} ${top} ${scale}`;
  if (wanted === shown) return;
  shown = wanted;
  try {
    const values = await pixels(`camera/${camera}/crop?x=${left}&y=${top}&width=${width}&height=${height}`);
    if (shown !== wanted) return;
    draw(values, width, height, scale);
    byId("bahtinov").textContent = "";
    canvas.setAttribute("aria-label", `Pixels ${left} to ${left + width - 1} of ${frame.width}, rows ${top} to ${top + height - 1} of ${frame.height}; arrow keys move it`);
    // behind a mask a star is no star to who measures stars
    await (masked.checked ? tellSpikes(wanted, left, top, scale) : tellStars(wanted));
  } catch {
    shown = ""; // the frame has just gone; the next look says what is there
  }
}

async function tellStars(wanted) {
  const at = chosen ?? middle; // near an edge the chosen one is not in the middle
  const around = await ask(`camera/${camera}/stars.json?x=${Math.round(at.x)}&y=${Math.round(at.y)}`);
  if (shown !== wanted) return;
  const sizes = s => `HFR ${s.hfr?.toFixed(2) ?? "?"}, FWHM ${s.fwhm?.toFixed(2) ?? "?"} pixels`;
  chosen = around.star ? { x: around.star.x, y: around.star.y } : null;
  byId("stars").textContent = around.count === 0 ? "No stars were found in this frame."
    : `${around.star ? `The chosen star: ${sizes(around.star)}${around.star.burnt ? ", burnt out" : ""}. ` : ""}All ${around.count} stars: ${sizes(around)}.`;
}

/** Where the middle spike goes through the crossing of the others, the star is in focus. */
async function tellSpikes(wanted, left, top, scale) {
  const star = chosen ?? middle;
  const found = await ask(`camera/${camera}/bahtinov.json?x=${Math.round(star.x)}&y=${Math.round(star.y)}`);
  if (shown !== wanted) return;
  byId("bahtinov").textContent = found.offset === undefined ? "No three spikes were found around the middle: is the mask on, and a bright star there?"
    : `The middle spike is ${Math.abs(found.offset).toFixed(1)} pixels off the crossing${Math.abs(found.offset) < 0.5 ? ": in focus" : `, on its ${found.offset < 0 ? "−" : "+"} side`}.`;
  byId("stars").textContent = "";
  if (found.offset === undefined) return;
  chosen = { x: found.x, y: found.y };
  const context = canvas.getContext("2d"), x = (found.x - left) * scale, y = (found.y - top) * scale;
  found.degrees.forEach((degrees, i) => {
    const angle = degrees * Math.PI / 180, off = i === 0 ? found.offset * scale : 0;
    const [cx, cy, dx, dy] = [x - Math.sin(angle) * off, y + Math.cos(angle) * off, 100 * scale * Math.cos(angle), 100 * scale * Math.sin(angle)];
    context.strokeStyle = i === 0 ? "#ffb27a" : "#7db4ff";
    context.beginPath();
    context.moveTo(cx - dx, cy - dy);
    context.lineTo(cx + dx, cy + dy);
    context.stroke();
  });
}

/** The live picture around the same place, four times as large as the body sends it. */
export function lookLive(picture, magnified) {
  if (!box.open || !picture.naturalWidth) return;
  const side = canvas.width / (twice.checked ? 8 : 4), { naturalWidth: width, naturalHeight: height } = picture;
  const at = magnified || !middle || !frame ? { x: 0.5, y: 0.5 } : { x: middle.x / frame.width, y: middle.y / frame.height };
  const left = Math.max(0, Math.min(width - side, at.x * width - side / 2)), top = Math.max(0, Math.min(height - side, at.y * height - side / 2));
  const context = canvas.getContext("2d");
  context.imageSmoothingEnabled = false;
  context.drawImage(picture, left, top, side, side, 0, 0, canvas.width, canvas.height);
  [shown, isLive] = ["", true];
  byId("stars").textContent = byId("bahtinov").textContent = "";
  canvas.setAttribute("aria-label", `Live picture around ${Math.round(100 * at.x)} %, ${Math.round(100 * at.y)} % of its width and height${magnified ? `, magnified ${magnified} times by the camera` : ""}`);
}

/** Which magnifications the body itself has for its live picture. */
export function offerMagnifier(of) {
  const list = of?.magnifications ?? [], select = byId("magnifier");
  byId("magnifier-box").hidden = list.length === 0;
  const now = list.join();
  if (select.dataset.now !== now) {
    select.dataset.now = now;
    select.replaceChildren(...list.map(times => new Option(times === 0 ? "off" : `${times} ×`, times)));
  }
  if (document.activeElement !== select) select.value = String(of?.magnified ?? 0);
  select.disabled = of?.state !== "Idle";
}

/** @param attempt does what may fail; @param number gives the camera's. */
export function listenToMagnifier(attempt, number) {
  byId("magnifier").addEventListener("change", event => attempt(() => tell(`camera/${number()}/magnifier/${event.target.value}`)));
}

/** Grey, each pixel as it is; dark at the sky's lower edge, white where only one pixel in five hundred is brighter. */
function draw(values, width, height, scale) {
  const sorted = Uint16Array.from(values).sort(), low = sorted[Math.floor(0.05 * sorted.length)], high = Math.max(low + 16, sorted[Math.floor(0.998 * sorted.length)]);
  const image = new ImageData(width * scale, height * scale);
  for (let y = 0; y < height * scale; y++) {
    for (let x = 0; x < width * scale; x++) {
      const value = values[Math.floor(y / scale) * width + Math.floor(x / scale)];
      image.data.fill(255 * Math.sqrt(Math.max(0, Math.min(1, (value - low) / (high - low)))), 4 * (y * width * scale + x), 4 * (y * width * scale + x) + 3);
      image.data[4 * (y * width * scale + x) + 3] = 255;
    }
  }
  const context = canvas.getContext("2d");
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.putImageData(image, 0, 0);
}

function move(x, y) {
  if (middle === null) return;
  chosen = null;
  middle = { x: middle.x + x, y: middle.y + y };
  refresh();
}

box.addEventListener("toggle", refresh);
twice.addEventListener("change", refresh);
masked.addEventListener("change", () => { shown = ""; refresh(); });

canvas.addEventListener("keydown", event => {
  const step = { ArrowLeft: [-64, 0], ArrowRight: [64, 0], ArrowUp: [0, -64], ArrowDown: [0, 64] }[event.key];
  if (!step) return;
  event.preventDefault();
  move(...step);
});

const ratio = () => canvas.width / canvas.clientWidth / (twice.checked ? 2 : 1);
dragged(canvas, {
  begin: () => middle !== null,
  move: (dx, dy) => move(-dx * ratio(), -dy * ratio()),
  pinch: apart => {
    if (twice.checked === apart > 1.3 || (apart > 0.77 && apart < 1.3)) return;
    twice.checked = apart > 1.3;
    refresh();
  },
});

byId("loupe-star").addEventListener("click", async () => {
  if (camera === null || frame === null) return;
  const { star } = await ask(`camera/${camera}/stars.json`);
  if (!star) return;
  middle = chosen = { x: star.x, y: star.y };
  await refresh();
});
