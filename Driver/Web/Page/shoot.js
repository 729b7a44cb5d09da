// Shoot: one exposure of this page's own, or a series that runs in the server; the bar at the bottom; a sign when it is over.

import { helpFor } from "./notices.js";
import { put, tell } from "./server.js";
import { clock, number, timeOfDay } from "./numbers.js";

const byId = id => document.getElementById(id);
const fields = ["seconds", "gain", "kind", "count", "pause", "format", "dither-every", "dither-pause"];

const awaits = "waiting for the camera";
const nouns = { light: "lights", dark: "darks", bias: "biases", flat: "flats" };

let before = null; // what ran when it was last looked at: "exposure", "series" or nothing
let lock = null;

/** How many frames the form says; not a number while it is being typed. */
const wanted = () => Number(byId("count").value.trim());

/** Begins what the form says. @param connect gives the camera's number when this page is connected to it. */
export async function shoot(connect) {
  const seconds = byId("kind").value === "bias" ? 0 : number(byId("seconds"), "Seconds"), count = number(byId("count"), "How many");
  const kind = byId("kind").value;
  beAudible();
  const camera = await connect();
  const gain = byId("gain").value;
  if (count === 1 && (kind === "light" || kind === "dark")) {
    if (gain !== "") await put(camera, "gain", { Gain: gain });
    await put(camera, "startexposure", { Duration: seconds, Light: kind === "light" ? "True" : "False" });
    return "Exposing …";
  }
  await tell(`camera/${camera}/series`, {
    count, seconds, kind, gain, format: byId("format").value, pause: number(byId("pause"), "The pause"),
    ditherEvery: number(byId("dither-every"), "Frames per dither"), ditherPause: number(byId("dither-pause"), "The pause to dither"),
  });
  return "The series has begun.";
}

/** What is seen of it. @param busy whether any exposure is at hand. */
export function showShooting(camera, isMine, busy) {
  const series = camera?.series ?? null, runs = Boolean(series?.running);
  for (const id of fields) byId(id).disabled = runs || (isMine && busy);
  byId("start").disabled = camera === null || runs || busy;
  byId("stop").disabled = camera === null || !busy; // anybody's, since a program may have died
  byId("abort").disabled = !isMine || !busy || runs;
  byId("single").hidden = runs; // a series has buttons of its own
  byId("series-fields").hidden = wanted() === 1;
  byId("start").textContent = wanted() > 1 ? `Begin ${wanted()} ${nouns[byId("kind").value]}` : "Expose";
  byId("series").hidden = series === null;
  if (series) showSeries(series, Boolean(camera.trouble));
  showBar(camera, busy, runs);
  signal(camera, busy, runs);
}

/** @param isAway nobody knows how long that takes: nothing is counted down, and no end is named. */
function showSeries(series, isAway) {
  const { done, count, kind, phase, phaseLeft, left, failed } = series;
  const now = isAway ? awaits : { Waiting: series.trouble ? "trying again" : "opening the camera", Exposing: `exposing${phaseLeft ? `, ${clock(phaseLeft)} left` : ", reading"}`,
    Pausing: `pause, ${clock(phaseLeft)} left`, Dithering: `pause to dither, ${clock(phaseLeft)} left` }[phase];
  byId("series-words").textContent = series.running
    ? `${done} of ${count} ${nouns[kind]}, ${now}${series.ending ? "; ends after this frame" : ""}.${isAway ? "" : ` ${clock(left)} to go, until ${timeOfDay(series.finish)}.`}`
      + (series.trouble ? ` Since ${timeOfDay(series.troubleSince)}: ${series.trouble}. It is tried again until it works.` : failed ? ` ${failed} attempts failed and were taken again.` : "")
    : `${done} of ${count} ${nouns[kind]} were taken until ${timeOfDay(series.finish)}.${series.trouble ? ` ${series.trouble}.` : ""}`;
  byId("series-words").classList.toggle("bad", Boolean(series.trouble));
  byId("series-help").hidden = !series.trouble;
  if (series.trouble) helpFor(series.trouble, "", byId("series-help"));
  byId("series-progress").value = 100 * done / count;
  byId("series-ends").hidden = !series.running;
  byId("series-after").disabled = series.ending;
}

/** Where a cold thumb finds it: the countdown, the battery, and the one button that makes sense now. */
function showBar(camera, busy, runs) {
  const battery = camera?.gauges.find(gauge => gauge.name === "Battery"), series = camera?.series;
  byId("bar-battery").textContent = battery ? `▮ ${battery.value} %` : "";
  byId("bar-battery").classList.toggle("bad", battery !== undefined && battery.value < 20);
  byId("bar-battery").setAttribute("aria-label", battery ? `Battery ${battery.value} %` : "");
  byId("bar-words").textContent = camera === null ? "No camera"
    : (runs || busy) && camera.trouble ? `${runs ? `${series.done}/${series.count} · ` : ""}${awaits}`
    : runs ? `${series.done}/${series.count} · ${series.phase === "Exposing" && !camera.left ? "reading" : clock(camera.left || series.phaseLeft)} · ${timeOfDay(series.finish)}`
    : busy ? `${camera.state === "Exposing" && camera.left ? `${clock(camera.left)} left` : camera.state.toLowerCase()}`
    : camera.trouble ? "Camera away" : camera.open ? "Ready" : "Not connected";
  const go = byId("bar-go"), stops = busy || runs;
  go.textContent = runs && !series.ending ? "End after this" : stops ? "Stop" : byId("start").textContent;
  go.dataset.does = runs ? (series.ending ? "now" : "after") : busy ? "stop" : "start";
  go.classList.toggle("stops", stops);
  go.disabled = camera === null;
}

/** A sign at the end, if it is wanted; and the screen stays on while something runs, if that is wanted. */
function signal(camera, busy, runs) {
  const now = runs ? "series" : busy ? "exposure" : null;
  if (before === "series" && now === null || before === "exposure" && now === null) ring();
  before = now;
  keepAwake(byId("awake").checked);
  document.title = runs ? `${camera.series.done}/${camera.series.count} Sony Alpha` : "Sony Alpha";
}

let audio = null;

/** Browsers let a page sound only after it was touched. */
function beAudible() {
  if (byId("alarm-sound").checked) audio ??= new AudioContext();
}

function ring() {
  if (byId("alarm-shake").checked) navigator.vibrate?.([300, 150, 300]);
  if (!byId("alarm-sound").checked || !audio) return;
  for (const [at, hertz] of [[0, 660], [0.25, 880]]) {
    const tone = audio.createOscillator(), loud = audio.createGain();
    tone.frequency.value = hertz;
    loud.gain.setValueAtTime(0.2, audio.currentTime + at);
    loud.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + at + 0.2);
    tone.connect(loud).connect(audio.destination);
    tone.start(audio.currentTime + at);
    tone.stop(audio.currentTime + at + 0.2);
  }
}

/** A lock on the screen is lost when the page is hidden, and asked for again when it is seen. Plain addresses of a network have none. */
async function keepAwake(wanted) {
  if (!wanted && lock) { lock.release(); lock = null; }
  if (!wanted || lock || document.hidden || !navigator.wakeLock) return;
  try {
    lock = await navigator.wakeLock.request("screen");
    lock.addEventListener("release", () => { lock = null; });
  } catch { /* a battery that is nearly empty refuses it */ }
}

/** What a person chose holds when the page is opened again. */
export function remember() {
  for (const id of [...fields.filter(id => id !== "gain"), "alarm-sound", "alarm-shake", "awake"]) {
    const field = byId(id), box = field.type === "checkbox";
    try {
      const kept = localStorage.getItem(id);
      if (kept !== null) box ? field.checked = kept === "1" : field.value = kept;
      field.addEventListener("change", () => { try { localStorage.setItem(id, box ? (field.checked ? "1" : "") : field.value); } catch { /* private windows remember nothing */ } });
    } catch { /* the same */ }
  }
  byId("alarm-sound").addEventListener("change", beAudible);
}
