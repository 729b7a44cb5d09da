// Several cameras side by side: what each is at, and which one the page shows.

import { clock } from "./numbers.js";

const box = document.getElementById("rigs");

/** Only where more than one is at work. @param choose is told the number of a camera that was pressed. */
export function showRigs(cameras, chosen, choose) {
  box.hidden = cameras.filter(camera => camera.open || camera.trouble || camera.series?.running).length < 2;
  if (box.hidden) return;
  while (box.children.length > cameras.length) box.lastChild.remove();
  cameras.forEach((camera, i) => {
    const tile = box.children[i] ?? box.appendChild(made(camera.number, choose));
    const [name, words] = tile.children;
    name.textContent = camera.name;
    words.textContent = wordsOf(camera);
    tile.setAttribute("aria-pressed", String(i === chosen));
    tile.classList.toggle("bad", Boolean(camera.trouble));
  });
}

function made(number, choose) {
  const tile = document.createElement("button");
  tile.type = "button";
  tile.append(document.createElement("b"), document.createElement("span"));
  tile.addEventListener("click", () => choose(number));
  return tile;
}

function wordsOf(camera) {
  const battery = camera.gauges.find(gauge => gauge.name === "Battery"), series = camera.series?.running ? `${camera.series.done}/${camera.series.count}` : "";
  const now = camera.trouble ? "away" : camera.state !== "Idle" ? `${camera.state.toLowerCase()}${camera.left ? `, ${clock(camera.left)}` : ""}` : camera.open ? "ready" : "not connected";
  return [series, now, battery ? `battery ${battery.value} %` : ""].filter(Boolean).join(" · ");
}
