// The picture: last frame or live, magnified, stretched, with what helps to frame and to judge it.

import { drawHistogram } from "./histogram.js";
import { look, lookLive } from "./loupe.js";
import { ask } from "./server.js";
import { dragged } from "./touch.js";

const byId = id => document.getElementById(id);
const box = byId("picture-box"), stage = byId("stage"), picture = byId("picture"), over = byId("over"), caption = byId("caption"), zoom = byId("zoom");

let shown = "";
let place = { x: 0, y: 0 };
let isRefused = false;
let sampling = null, looking = null;
let facts = null; // what is known of the frame that is shown; null of a live picture

/** Shows what is wanted of a camera: its live picture, or the frame with this number (0: none). @param refused whether the camera gives no live picture. */
export async function show(camera, live, frame, refused) {
  const wanted = camera === null ? "" : live ? `live ${camera}` : frame ? `frame ${camera} ${frame}` : "";
  showOver(camera, live, frame);
  isRefused = refused;
  if (wanted === shown) {
    if (live) tellLive();
    return;
  }
  shown = wanted;
  facts = null;
  clearInterval(sampling);
  clearInterval(looking);
  offerFiles();
  if (wanted === "") {
    // an empty address ends the stream of a live picture, and lets the body rest
    picture.removeAttribute("src");
    set("", "");
    drawHistogram([]);
    await look(null, null);
  } else if (live) {
    picture.removeAttribute("src"); // the frame would else stay until the first live picture, and be taken for it
    picture.src = `/live/${camera}.mjpeg`;
    set("Live picture of the camera", "");
    tellLive();
    sampling = setInterval(sampleLive, 500);
    looking = setInterval(() => lookLive(picture, Number(byId("magnifier").value)), 200);
  } else {
    set("Last frame, stretched", "");
    await describe(camera, wanted);
  }
}

async function describe(camera, wanted) {
  try {
    const f = await ask(`camera/${camera}/frame.json`);
    if (shown !== wanted) return;
    facts = { ...f, camera };
    paint();
    caption.textContent = `Frame ${f.number}: ${f.width} × ${f.height}, ${f.kind} of ${Number(f.seconds.toPrecision(4))} s, `
      + `${f.start.replace("T", " ").slice(0, 19)} UTC; values from ${f.least} to ${f.most}, median ${f.median}; burnt out: ${burntOut(f.burnt)}`;
    drawHistogram(f.channels, f.burnt);
    offerFiles();
    await look(camera, f);
  } catch {
    shown = ""; // the frame has just gone; the next look says what is there
  }
}

function burntOut(shares) {
  const words = shares.map((share, i) => share > 0 ? `${["red", "green", "blue"][i]} ${share < 1e-4 ? "less than 0.01" : (100 * share).toFixed(2)} %` : "").filter(Boolean);
  return words.length ? words.join(", ") : "nothing";
}

/** As bright as the slider says, and with what is burnt out marked if that is wanted. */
function paint() {
  if (facts === null) return;
  const address = `/web/camera/${facts.camera}/frame.png?${new URLSearchParams({ n: facts.number, stretch: byId("stretch").value, burnt: byId("clipped").checked ? 1 : 0 })}`;
  if (picture.getAttribute("src") !== address) picture.src = address;
}

function set(alternative, text) {
  picture.alt = alternative;
  picture.hidden = byId("histogram").hidden = alternative === "";
  byId("no-picture").hidden = alternative !== "";
  caption.textContent = text;
}

/** The last frame, half transparent, over the live one: so the same field is found again. */
function showOver(camera, live, frame) {
  over.hidden = !(live && camera !== null && frame && byId("show-over").checked);
  const address = `/web/camera/${camera}/frame.png?n=${frame}`;
  if (over.hidden) over.removeAttribute("src");
  else if (over.getAttribute("src") !== address) over.src = address;
}

function tellLive() {
  byId("histogram").hidden = isRefused;
  caption.textContent = isRefused ? "No live picture: see above" : picture.naturalWidth ? `Live, ${picture.naturalWidth} × ${picture.naturalHeight}` : "Live: waiting for a picture";
}

/** Counts the colours of the live picture as the browser has them. */
function sampleLive() {
  if (!picture.naturalWidth) return;
  const width = 320, height = Math.round(320 * picture.naturalHeight / picture.naturalWidth);
  const context = new OffscreenCanvas(width, height).getContext("2d");
  context.drawImage(picture, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const channels = [0, 1, 2].map(() => new Array(256).fill(0));
  for (let i = 0; i < data.length; i++) if (i % 4 < 3) channels[i % 4][data[i]]++;
  drawHistogram(channels, channels.map(counts => counts[255] / (width * height)));
  tellLive();
}

function move(x, y) {
  const most = 50 * (1 - 1 / zoom.value);
  place = { x: Math.max(-most, Math.min(most, x)), y: Math.max(-most, Math.min(most, y)) };
  stage.style.transform = `scale(${zoom.value}) translate(${place.x}%, ${place.y}%)`;
  box.classList.toggle("magnified", zoom.value > 1);
  byId("zoom-value").textContent = `${zoom.value}×`;
}

zoom.addEventListener("input", () => move(place.x, place.y));

box.addEventListener("keydown", event => {
  const step = { ArrowLeft: [5, 0], ArrowRight: [-5, 0], ArrowUp: [0, 5], ArrowDown: [0, -5] }[event.key];
  if (!step || zoom.value <= 1) return;
  event.preventDefault();
  move(place.x + step[0] / zoom.value, place.y + step[1] / zoom.value);
});

let atPinch = 1;
dragged(box, {
  begin: () => { atPinch = Number(zoom.value); return zoom.value > 1; },
  move: (dx, dy) => move(place.x + 100 * dx / box.clientWidth / zoom.value, place.y + 100 * dy / box.clientHeight / zoom.value),
  pinch: ratio => { zoom.value = Math.round(atPinch * ratio); move(place.x, place.y); },
});
picture.draggable = false;

let soon = null; // a slider moves faster than a picture is painted

byId("stretch").addEventListener("input", () => {
  byId("stretch-value").textContent = `${byId("stretch").value} %`;
  clearTimeout(soon);
  soon = setTimeout(paint, 200);
});
byId("clipped").addEventListener("change", paint);
for (const what of ["grid", "cross"]) byId(`show-${what}`).addEventListener("change", event => { byId(what).hidden = !event.target.checked; });

/** What can be saved of the frame that is shown. A live picture is no file, and has no raw one. */
function offerFiles() {
  byId("save-arw").disabled = !facts?.raw;
  byId("save-fits").disabled = byId("save-jpeg").disabled = facts === null;
}

/** Follows an address as a click would; the server names the file. */
export function save(address, name = "") {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}

for (const form of ["arw", "fits"]) byId(`save-${form}`).addEventListener("click", () => facts && save(`/web/camera/${facts.camera}/frame.${form}?number=${facts.number}`));

byId("save-jpeg").addEventListener("click", () => {
  if (facts === null || !picture.naturalWidth) return;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
  canvas.getContext("2d").drawImage(picture, 0, 0);
  canvas.toBlob(blob => {
    const address = URL.createObjectURL(blob);
    save(address, `frame-${facts.number}-${facts.kind}.jpg`);
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  }, "image/jpeg", 0.92);
});
