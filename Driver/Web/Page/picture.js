// The picture: last frame or live, magnified, with its histogram.

import { look } from "./loupe.js";
import { ask } from "./server.js";

const box = document.getElementById("picture-box");
const picture = document.getElementById("picture");
const none = document.getElementById("no-picture");
const caption = document.getElementById("caption");
const histogram = document.getElementById("histogram");
const zoom = document.getElementById("zoom");

let shown = "";
let place = { x: 0, y: 0 };
let sampling = null;

/** Shows what is wanted of a camera: its live picture, or the frame with this number (0: none). */
export async function show(camera, live, frame) {
  const wanted = camera === null ? "" : live ? `live ${camera}` : frame ? `frame ${camera} ${frame}` : "";
  if (wanted === shown) return;
  shown = wanted;
  clearInterval(sampling);
  if (wanted === "") {
    // an empty address ends the stream of a live picture, and lets the body rest
    picture.removeAttribute("src");
    set("", "");
    draw([]);
    await look(null, null);
  } else if (live) {
    picture.src = `/live/${camera}.mjpeg`;
    set("Live picture of the camera", "Live");
    sampling = setInterval(sampleLive, 500);
  } else {
    picture.src = `/web/camera/${camera}/frame.png?${frame}`;
    set("Last frame, stretched", "");
    await describe(camera, wanted);
  }
}

async function describe(camera, wanted) {
  try {
    const f = await ask(`camera/${camera}/frame.json`);
    if (shown !== wanted) return;
    caption.textContent = `Frame ${f.number}: ${f.width} × ${f.height}, ${f.kind} of ${Number(f.seconds.toPrecision(4))} s, `
      + `${f.start.replace("T", " ").slice(0, 19)} UTC; values from ${f.least} to ${f.most}, median ${f.median}, ${shareAtTop(f.histogram)} at the top`;
    draw(f.histogram);
    await look(camera, f);
  } catch {
    shown = ""; // the frame has just gone; the next look says what is there
  }
}

/** Of the highest of the histogram's bins: what is burnt out. */
function shareAtTop(counts) {
  const share = 100 * counts.at(-1) / Math.max(1, counts.reduce((sum, count) => sum + count, 0));
  return share === 0 ? "none" : share < 0.01 ? "less than 0.01 %" : `${share.toFixed(2)} %`;
}

function set(alternative, text) {
  picture.alt = alternative;
  picture.hidden = alternative === "";
  histogram.hidden = alternative === "";
  none.hidden = alternative !== "";
  caption.textContent = text;
}

/** Counts the brightness of the live picture as the browser has it. */
function sampleLive() {
  if (!picture.naturalWidth) return;
  const width = 320, height = Math.round(320 * picture.naturalHeight / picture.naturalWidth);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  context.drawImage(picture, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const counts = new Array(256).fill(0);
  for (let i = 0; i < data.length; i += 4) counts[(data[i] + 2 * data[i + 1] + data[i + 2]) >> 2]++;
  draw(counts);
  caption.textContent = `Live, ${picture.naturalWidth} × ${picture.naturalHeight}`;
}

/** Logarithmic, since the sky is nearly all of a picture. */
function draw(counts) {
  const context = histogram.getContext("2d");
  const { width, height } = histogram;
  context.clearRect(0, 0, width, height);
  const top = Math.log1p(Math.max(1, ...counts));
  context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--accent");
  counts.forEach((count, i) => {
    const bar = height * Math.log1p(count) / top;
    context.fillRect(i * width / counts.length, height - bar, Math.ceil(width / counts.length), bar);
  });
  const first = counts.findIndex(c => c > 0), last = counts.length - 1 - [...counts].reverse().findIndex(c => c > 0);
  histogram.setAttribute("aria-label", first < 0 ? "Histogram, empty"
    : `Histogram: values from ${Math.round(100 * first / counts.length)} % to ${Math.round(100 * (last + 1) / counts.length)} % of the range`);
}

function move(x, y) {
  const most = 50 * (1 - 1 / zoom.value);
  place = { x: Math.max(-most, Math.min(most, x)), y: Math.max(-most, Math.min(most, y)) };
  picture.style.transform = `scale(${zoom.value}) translate(${place.x}%, ${place.y}%)`;
  box.classList.toggle("magnified", zoom.value > 1);
  document.getElementById("zoom-value").textContent = `${zoom.value}×`;
}

zoom.addEventListener("input", () => move(place.x, place.y));

box.addEventListener("keydown", event => {
  const step = { ArrowLeft: [5, 0], ArrowRight: [-5, 0], ArrowUp: [0, 5], ArrowDown: [0, -5] }[event.key];
  if (!step || zoom.value <= 1) return;
  event.preventDefault();
  move(place.x + step[0] / zoom.value, place.y + step[1] / zoom.value);
});

box.addEventListener("pointerdown", start => {
  if (zoom.value <= 1) return;
  const from = place;
  box.setPointerCapture(start.pointerId);
  const drag = event => move(
    from.x + 100 * (event.clientX - start.clientX) / box.clientWidth / zoom.value,
    from.y + 100 * (event.clientY - start.clientY) / box.clientHeight / zoom.value);
  box.addEventListener("pointermove", drag);
  box.addEventListener("pointerup", () => box.removeEventListener("pointermove", drag), { once: true });
});
picture.draggable = false;
