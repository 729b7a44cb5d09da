// Keep: the frames of this night with small pictures, values and what is to be said of them; where files go, and how much room there is.

import { ask } from "./server.js";
import { timeOfDay } from "./numbers.js";
import { save } from "./picture.js";
import { drawTrend } from "./trend.js";

const byId = id => document.getElementById(id);
const list = byId("frames");
const mostShown = 60;

let seen = "";

/** Asks only when there is something new. */
export async function showGallery(state, camera) {
  const now = `${state.run} ${state.frames} ${camera?.id}`;
  if (now === seen) return;
  seen = now;
  const gallery = await ask("frames");
  const frames = camera ? gallery.frames.filter(f => f.camera === camera.id) : [];
  byId("gallery-none").hidden = frames.length > 0;
  list.hidden = frames.length === 0;
  fill(state.run, camera, frames.slice(0, mostShown));
  showPlaces(gallery);
  drawTrend(frames.filter(f => f.hfr !== undefined).slice(0, 30).reverse());
}

/** Items of frames that are shown already stay as they are: their pictures are not asked for again. */
function fill(run, camera, frames) {
  const there = new Map([...list.children].map(item => [item.dataset.key, item]));
  list.replaceChildren(...frames.map(frame => {
    const key = `${run} ${camera.id} ${frame.number} ${frame.start}`;
    const item = there.get(key) ?? made(key, camera, frame);
    item.querySelector("p").textContent = words(frame);
    item.querySelector("p + p").textContent = `${frame.verdict}${frame.tries > 1 ? `, tried ${frame.tries} times` : ""}`;
    item.querySelector("p + p").className = frame.good ? "good" : "bad";
    const kept = item.querySelector("small");
    kept.textContent = frame.kept ? `kept as ${frame.kept.split(".").at(-1).toUpperCase()}` : "";
    kept.title = frame.kept ?? "";
    item.querySelectorAll("button").forEach(button => {
      // of a FITS no ARW can be made
      button.disabled = frame.number !== camera.frame && !(button.textContent === "ARW" ? frame.kept?.endsWith(".arw") : frame.kept);
    });
    return item;
  }));
}

function made(key, camera, frame) {
  const item = document.createElement("li"), told = document.createElement("div"), buttons = document.createElement("div");
  item.dataset.key = key;
  told.append(document.createElement("p"), document.createElement("p"), document.createElement("small"));
  item.append(told);
  if (!frame.shown) return item; // it failed: there is neither a picture nor a file
  const picture = new Image(150, 100);
  picture.loading = "lazy";
  picture.alt = "";
  picture.src = `/web/camera/${camera.number}/thumbnail?number=${frame.number}`;
  buttons.className = "pair";
  for (const form of ["ARW", "FITS"]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = form;
    button.setAttribute("aria-label", `Save frame ${frame.number} as ${form}`);
    button.addEventListener("click", () => save(`/web/camera/${camera.number}/frame.${form.toLowerCase()}?number=${frame.number}`));
    buttons.append(button);
  }
  item.prepend(picture);
  item.append(buttons);
  return item;
}

function words(f) {
  return [`${f.number} · ${timeOfDay(f.start)}`, f.kind, f.shown || f.seconds > 0 ? `${Number(f.seconds.toPrecision(3))}\u00a0s` : "", f.iso ? `ISO\u00a0${f.iso}` : "",
    f.hfr !== undefined ? `${f.stars} stars, HFR ${f.hfr.toFixed(2)}` : "", f.celsius !== undefined ? `${f.celsius}\u00a0°C` : ""].filter(Boolean).join(" · ");
}

function showPlaces({ places, keeps, lost }) {
  const gigabytes = bytes => bytes === undefined ? "" : `, ${(bytes / 1e9).toFixed(1)} GB free`;
  const told = { kept: keeps ? "Kept" : 'Kept: series only. The setting "keep-arw" keeps every frame', rescued: "Rescued" };
  byId("places").replaceChildren(...places.flatMap(place => {
    const term = document.createElement("dt"), text = document.createElement("dd"), path = document.createElement("code");
    term.textContent = told[place.name];
    path.append(...place.folder.split(/(?<=[/\\])/).flatMap(part => [part, document.createElement("wbr")])); // no name is broken in its middle
    text.append(`${place.files} ${place.files === 1 ? "file" : "files"}${gigabytes(place.free)}: `, path);
    return [term, text];
  }));
  if (lost > 0) byId("places").append(Object.assign(document.createElement("dt"), { textContent: "Lost" }), Object.assign(document.createElement("dd"), { textContent: `${lost}: the log says why` }));
}
