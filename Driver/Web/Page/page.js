// The page: looks at the server once a second and shows what is; every action is one of Alpaca's.

import { ask, get, leave, put, tell } from "./server.js";
import { show } from "./picture.js";
import { showNotices } from "./notices.js";
import { connectLens, disconnectLens, listenToLens, showFocus } from "./focus.js";
import { fill, showFindings, showLog, showProperties, showSettings } from "./lists.js";

const byId = id => document.getElementById(id);
const message = byId("message"), choice = byId("camera");

let cameras = [];
let connected = null; // the number of the camera that this page is connected to

function say(text, isBad = false) {
  message.textContent = text;
  message.classList.toggle("bad", isBad);
}

/** Does something that may fail; the reason is shown. */
async function attempt(work, done) {
  try {
    await work();
    if (done) say(done);
  } catch (error) {
    say(error.message, true);
  }
  await look();
}

const chosen = () => choice.value === "" ? null : Number(choice.value);

async function look() {
  let state;
  try {
    state = await ask("cameras");
  } catch {
    say("The server does not answer. Is it still running?", true);
    return;
  }
  cameras = state.cameras;
  byId("version").textContent = state.version;
  fill(byId("unusable"), state.unusable);
  showNotices(state.notices);
  offer();
  const camera = cameras[chosen()] ?? null;
  showState(camera);
  showFocus(camera, connected !== null && connected === chosen());
  showFindings(camera);
  const live = document.querySelector("input[name=shown]:checked").value === "live";
  await show(camera?.open ? chosen() : null, live, camera?.frame ?? 0);
  await showProperties(chosen());
  await showLog();
}

function offer() {
  const now = cameras.map(c => c.name).join("\n");
  if (choice.dataset.now === now) return;
  const before = choice.value;
  choice.dataset.now = now;
  choice.replaceChildren(...cameras.map(c => new Option(c.simulated ? c.name : `${c.name}, ${c.wire}`, c.number)));
  if (before !== "") choice.value = before;
}

let wasAway = false, isExposing = false;
let seconds = 0; // of the exposure that this page began last

/** "Exposing, 35 %, 195 s left": of an exposure that another program began only that program knows the length. */
function progressOf(camera, isMine) {
  if (camera.state === "Idle" || !camera.percent) return camera.state;
  const left = Math.round(seconds * (1 - camera.percent / 100));
  return `${camera.state}, ${camera.percent} %${isMine && isExposing && left > 1 ? `, ${left} s left` : ""}`;
}

function batteryOf(camera) {
  const battery = camera.gauges.find(gauge => gauge.name === "Battery");
  return battery === undefined ? "" : `, battery ${battery.value} %`;
}

function showState(camera) {
  const isMine = connected !== null && connected === chosen();
  const busy = camera?.state !== "Idle";
  byId("state").textContent = camera === null ? "There is no camera. Switch one on, connect its cable, and set its USB mode to PC Remote."
    : camera.trouble ? camera.trouble
    : !camera.open ? "Not connected."
    : `${progressOf(camera, isMine)}${batteryOf(camera)}, ${camera.clients} ${camera.clients === 1 ? "program" : "programs"} connected${camera.simulated ? "; what it shows is no sky" : ""}`;
  byId("state").classList.toggle("bad", Boolean(camera?.trouble));
  const isAway = isMine && !camera?.open && Boolean(camera?.trouble);
  if (isAway) say(`The camera is away. ${camera.trouble}. Look at its cable, its battery and its switch: it is opened again when it is back.`, true);
  else if (wasAway && isMine && camera?.open) say("The camera is back.");
  wasAway = isAway;
  byId("connect").disabled = camera === null;
  byId("connect").textContent = isMine ? "Disconnect" : "Connect";
  byId("connect").classList.toggle("quiet", isMine);
  for (const id of ["start", "seconds", "gain", "dark"]) byId(id).disabled = !isMine || !camera.open || busy;
  byId("stop").disabled = camera === null || !busy; // anybody's, since a program may have died
  byId("abort").disabled = !isMine || !busy;
  byId("progress").value = busy ? camera?.percent ?? 0 : 0;
  if (isMine && camera.failure && !isAway) say(camera.failure, true);
  if (isMine && isExposing && !busy && camera.frame) say(`Frame ${camera.frame} is here.`);
  isExposing = isMine && busy;
}

async function offerGains(camera) {
  const gain = byId("gain");
  const names = await get(camera, "gains").catch(() => null);
  const values = names ? names.map((name, i) => [name, i]) : await isoValues(camera);
  gain.replaceChildren(...values.map(([name, value]) => new Option(name, value)));
  gain.value = await get(camera, "gain").catch(() => "");
}

/** Gain as a value has only ends; in between, whole steps are what anyone wants. */
async function isoValues(camera) {
  const [least, most] = await Promise.all([get(camera, "gainmin"), get(camera, "gainmax")]);
  const values = [];
  for (let iso = least; iso < most; iso *= 2) values.push(iso);
  return [...values, most].map(iso => [`ISO ${iso}`, iso]);
}

byId("connect").addEventListener("click", () => attempt(async () => {
  const camera = chosen();
  if (connected !== null) {
    await disconnectLens(connected);
    await put(connected, "connected", { Connected: "False" });
    const old = connected;
    connected = null;
    if (old === camera) return say("Disconnected.");
  }
  say("Connecting …");
  await put(camera, "connected", { Connected: "True" });
  connected = camera;
  say("Connected.");
  await connectLens(camera);
  await offerGains(camera);
}));

byId("expose").addEventListener("submit", event => {
  event.preventDefault();
  attempt(async () => {
    if (byId("gain").value !== "") await put(connected, "gain", { Gain: byId("gain").value });
    await put(connected, "startexposure", { Duration: byId("seconds").value, Light: byId("dark").checked ? "False" : "True" });
    seconds = Number(byId("seconds").value);
    document.querySelector("input[name=shown][value=frame]").checked = true;
  }, "Exposing …");
});

byId("stop").addEventListener("click", () => attempt(() => tell(`camera/${chosen()}/stop`), "Stopped; the picture is kept."));
byId("abort").addEventListener("click", () => attempt(() => put(connected, "abortexposure"), "Aborted."));
byId("repair").addEventListener("click", () => attempt(async () => say(await tell(`camera/${chosen()}/repair`) || "There was nothing to do.")));
listenToLens(() => cameras[chosen()], attempt);
byId("filter").addEventListener("input", () => showProperties(chosen()));
for (const id of ["properties-box", "log-box"]) byId(id).addEventListener("toggle", look);
byId("settings-box").addEventListener("toggle", event => event.target.open && attempt(() => showSettings(say)));
choice.addEventListener("change", look);
document.querySelectorAll("input[name=shown]").forEach(radio => radio.addEventListener("change", look));

byId("night").addEventListener("click", () => setNight(!document.documentElement.classList.contains("night")));

function setNight(isNight) {
  document.documentElement.classList.toggle("night", isNight);
  byId("night").setAttribute("aria-pressed", String(isNight));
  try { localStorage.setItem("night", isNight ? "1" : ""); } catch { /* private windows remember nothing */ }
}

try { setNight(localStorage.getItem("night") === "1"); } catch { /* the same */ }

// a page that is closed lets its camera go
addEventListener("pagehide", () => connected !== null && leave(connected));

async function forever() {
  await look();
  setTimeout(forever, 1000);
}

forever();
