// The page: looks at the server once a second and shows what is; every action is one of Alpaca's, or of the page's own part of the server.

import { ask, get, leave, put, tell } from "./server.js";
import { show } from "./picture.js";
import { helpFor, showBanners, showNotices } from "./notices.js";
import { connectLens, disconnectLens, listenToLens, showFocus } from "./focus.js";
import { fill, showFindings, showLog, showProperties, showSettings } from "./lists.js";
import { remember, shoot, showShooting } from "./shoot.js";
import { listenToMagnifier, offerMagnifier } from "./loupe.js";
import { showRigs } from "./rigs.js";
import { showGallery } from "./gallery.js";
import { clock } from "./numbers.js";

const byId = id => document.getElementById(id);
const message = byId("message"), choice = byId("camera");

let cameras = [];
let connected = null; // the number of the camera that this page is connected to
let server = null; // which run of the server answers; null while none does

function say(text, isBad = false, number = "") {
  const now = `${isBad} ${number} ${text}`;
  if (message.dataset.now === now) return; // a failure that stands is said each second: its link stays where it is
  message.dataset.now = now;
  message.replaceChildren(text, ...isBad && server !== null && !isSilent ? [" ", helpFor(text, number)] : []);
  message.classList.toggle("bad", isBad);
}

/** Does something that may fail; the reason is shown. */
async function attempt(work, done) {
  try {
    const said = await work();
    if (done ?? said) say(done ?? said);
  } catch (error) {
    say(error.message, true, error.number);
  }
  await look();
}

/** Lines as the server has them, each a sentence with its full stop. */
const sentences = lines => lines.split("\n").map(line => /(^|[.!?])$/.test(line) ? line : `${line}.`).join(" ");

const chosen = () => choice.value === "" ? null : Number(choice.value);

async function look() {
  let state;
  try {
    state = await ask("cameras", 1000);
  } catch {
    isSilent = true;
    say("The server does not answer. Is it still running?", true);
    return;
  }
  answered(state);
  cameras = state.cameras;
  byId("version").textContent = byId("version").title = state.version;
  fill(byId("unusable"), state.unusable);
  showBanners(state.banners);
  showNotices(state.notices);
  offer();
  const camera = cameras[chosen()] ?? null;
  showState(camera);
  showRigs(cameras, chosen(), choose);
  showFocus(camera, connected !== null && connected === chosen());
  offerMagnifier(camera);
  showFindings(camera);
  const live = document.querySelector("input[name=shown]:checked").value === "live";
  await show(camera?.open || camera?.frame ? chosen() : null, live && Boolean(camera?.open), camera?.frame ?? 0, Boolean(camera?.liveTrouble));
  await showGallery(state, camera);
  await showProperties(chosen());
  await showLog();
}

let isSilent = false;

/** It answers again; one that was started again knows nothing of this page. */
function answered(state) {
  if (server !== null && server !== state.run) {
    connected = null;
    say("The server was started again. Connect again, if you were connected.");
  } else if (isSilent) {
    say("The server is back.");
  }
  isSilent = false;
  server = state.run;
}

function offer() {
  const now = cameras.map(c => c.name).join("\n");
  if (choice.dataset.now === now) return;
  const before = choice.value;
  choice.dataset.now = now;
  choice.replaceChildren(...cameras.map(c => new Option(c.simulated ? c.name : `${c.name}, ${c.wire}`, c.number)));
  if (before !== "") choice.value = before;
}

function choose(number) {
  choice.value = number;
  look();
}

let wasAway = false, isExposing = false;

/** "Exposing, 35 %, 195 s left" */
function progressOf(camera) {
  if (camera.state === "Idle" || !camera.percent) return camera.state;
  return `${camera.state}, ${camera.percent} %${camera.left > 1 ? `, ${clock(camera.left)} left` : ""}`;
}

function batteryOf(camera) {
  const battery = camera.gauges.find(gauge => gauge.name === "Battery");
  return battery === undefined ? "" : `, battery ${battery.value} %`;
}

function showState(camera) {
  const isMine = connected !== null && connected === chosen();
  const busy = camera !== null && camera.state !== "Idle";
  byId("state").textContent = camera === null ? "There is no camera. Switch one on, connect its cable, and set its USB mode to PC Remote."
    : camera.trouble ? camera.trouble
    : !camera.open ? "Not connected."
    : `${progressOf(camera)}${batteryOf(camera)}, ${camera.clients} ${camera.clients === 1 ? "program" : "programs"} connected${camera.simulated ? "; what it shows is no sky" : ""}`;
  byId("state").classList.toggle("bad", Boolean(camera?.trouble));
  const isAway = isMine && !camera?.open && Boolean(camera?.trouble);
  if (isAway) say(`The camera is away. ${camera.trouble}. Look at its cable, its battery and its switch: it is opened again when it is back.`, true);
  else if (wasAway && isMine && camera?.open) say("The camera is back.");
  wasAway = isAway;
  byId("connect").disabled = camera === null;
  byId("connect").textContent = isMine ? "Disconnect" : "Connect";
  byId("connect").classList.toggle("quiet", isMine);
  byId("progress").value = busy ? camera.percent : 0;
  showShooting(camera, isMine, busy);
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

async function disconnect() {
  const old = connected;
  connected = null;
  await disconnectLens(old);
  await put(old, "connected", { Connected: "False" });
}

/** Connects to the chosen camera, if this page is not. */
async function connect() {
  const camera = chosen();
  if (connected === camera) return camera;
  if (connected !== null) await disconnect();
  say("Connecting …");
  await put(camera, "connected", { Connected: "True" });
  connected = camera;
  say("Connected.");
  await connectLens(camera);
  await offerGains(camera);
  return camera;
}

byId("connect").addEventListener("click", () => attempt(async () => {
  if (connected !== null && connected === chosen()) {
    await disconnect();
    return "Disconnected.";
  }
  await connect();
}));

const begin = () => attempt(async () => {
  const said = await shoot(connect);
  document.querySelector("input[name=shown][value=frame]").checked = true;
  return said;
});

byId("expose").addEventListener("submit", event => {
  event.preventDefault();
  begin();
});

const stop = () => attempt(() => tell(`camera/${chosen()}/stop`), "Stopped; the picture is kept.");
const endSeries = when => attempt(() => tell(`camera/${chosen()}/series/${when}`),
  when === "now" ? "The series is ended." : "The series ends after this frame.");
byId("stop").addEventListener("click", stop);
byId("abort").addEventListener("click", () => attempt(() => put(connected, "abortexposure"), "Aborted."));
byId("series-after").addEventListener("click", () => endSeries("after"));
byId("series-now").addEventListener("click", () => endSeries("now"));
byId("bar-go").addEventListener("click", event => {
  const does = event.target.dataset.does;
  if (does === "start") begin();
  else if (does === "stop") stop();
  else endSeries(does);
});
for (const id of ["count", "kind"]) byId(id).addEventListener("input", () => showState(cameras[chosen()] ?? null));
byId("repair").addEventListener("click", () => attempt(async () => sentences(await tell(`camera/${chosen()}/repair`)) || "There was nothing to do."));
listenToMagnifier(attempt, chosen);
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

byId("night").setAttribute("aria-pressed", String(document.documentElement.classList.contains("night"))); // as night.js found it
remember();

// a page that is closed lets its camera go
addEventListener("pagehide", () => connected !== null && leave(connected));

async function forever() {
  await look().catch(error => console.warn(error));
  setTimeout(forever, isSilent ? 400 : 1000);
}

forever();
