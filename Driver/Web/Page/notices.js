// What a person should learn: the server's last notices, until they are put away.

import { timeOfDay } from "./numbers.js";

const box = document.getElementById("notices"), list = document.getElementById("notice-list");
/** Kinds that are good to know and ask for nothing. */
const calm = ["Back", "Late", "SeriesOver"];
let seen = 0; // the number of the last notice that was put away
try { seen = Number(sessionStorage.getItem("notices")) || 0; } catch { /* private windows remember nothing */ }
let newest = 0;

/** A server that was started again counts from 1. */
export function showNotices(notices) {
  newest = notices.at(-1)?.number ?? 0;
  if (newest < seen) seen = 0;
  const fresh = notices.filter(n => n.number > seen);
  box.classList.toggle("bad", fresh.some(n => !calm.includes(n.kind) && !isOver(n, notices)));
  box.hidden = fresh.length === 0;
  const now = fresh.map(n => n.number).join();
  if (list.dataset.now === now) return; // what is told once is not told each second
  list.dataset.now = now;
  list.replaceChildren(...fresh.map(item).reverse());
}

/** What was told of a camera that is back since. */
const isOver = ({ number, camera }, notices) => notices.some(later => later.number > number && later.kind === "Back" && later.camera === camera);

function item({ at, sentence }) {
  const line = document.createElement("li"), time = document.createElement("time");
  time.dateTime = at;
  time.textContent = timeOfDay(at);
  line.append(time, ` ${sentence}`);
  return line;
}

document.getElementById("notices-away").addEventListener("click", () => {
  seen = newest;
  try { sessionStorage.setItem("notices", String(seen)); } catch { /* the same */ }
  box.hidden = true;
  list.dataset.now = "";
  list.replaceChildren();
});

/** Leads to the row of the guide that has a sentence's cause and cure; in a window of its own, since this page holds the camera. */
export function helpFor(sentence, number = "", link = document.createElement("a")) {
  link.href = `/help/troubles?${new URLSearchParams({ says: sentence, number })}`;
  link.target = "_blank";
  link.textContent = "What to do";
  link.setAttribute("aria-label", `What to do: ${sentence.split(/[.:;] /)[0].replace(/ \([^)]*\)$|\.$/, "")}`);
  return link;
}

const banners = document.getElementById("banners");

/** What needs a person now stands at the top for as long as it does. */
export function showBanners(now) {
  const text = now.map(b => `${b.kind} ${b.sentence}`).join("\n");
  if (banners.dataset.now === text) return;
  banners.dataset.now = text;
  // who is away is told each second how long: only what is new is read aloud
  while (banners.children.length > now.length) banners.lastChild.remove();
  now.forEach((banner, i) => {
    const line = banners.children[i] ?? banners.appendChild(document.createElement("li"));
    if (line.className !== banner.kind) line.replaceChildren("", " ", helpFor(banner.sentence)); // stays while it is only counted on
    line.className = banner.kind;
    line.firstChild.data = `${banner.sentence}.`;
  });
}
