// What a person should learn: the server's last notices, until they are put away.

const box = document.getElementById("notices"), list = document.getElementById("notice-list");
let seen = 0; // the number of the last notice that was put away
try { seen = Number(sessionStorage.getItem("notices")) || 0; } catch { /* private windows remember nothing */ }
let newest = 0;

/** A server that was started again counts from 1. */
export function showNotices(notices) {
  newest = notices.at(-1)?.number ?? 0;
  if (newest < seen) seen = 0;
  const fresh = notices.filter(n => n.number > seen);
  box.hidden = fresh.length === 0;
  const now = fresh.map(n => n.number).join();
  if (list.dataset.now === now) return; // what is told once is not told each second
  list.dataset.now = now;
  list.replaceChildren(...fresh.map(item).reverse());
}

function item({ at, sentence }) {
  const line = document.createElement("li"), time = document.createElement("time");
  time.dateTime = at;
  time.textContent = new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
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
