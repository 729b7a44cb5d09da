// The lens: where it stands, buttons of three sizes, and what was learned of it.

import { put } from "./server.js";

const byId = id => document.getElementById(id);
const buttons = [0, 1, 2, 3, 4, 5].map(i => byId(`step-${i}`));

let refusal = ""; // why this page has no focuser

/** A body without a lens, or one that drives none, is a camera all the same. */
export async function connectLens(number) {
  refusal = "";
  try {
    await put(number, "connected", { Connected: "True" }, "focuser");
  } catch (error) {
    refusal = error.message;
  }
}

export async function disconnectLens(number) {
  if (!refusal) await put(number, "connected", { Connected: "False" }, "focuser");
  refusal = "";
}

export function showFocus(camera, isMine) {
  const focus = camera?.focus;
  byId("focus").hidden = !focus || !isMine;
  if (!focus || !isMine) return;
  const can = !refusal && camera.open;
  byId("lens").textContent = refusal || focus.lens || "A lens that does not tell its name.";
  byId("position").textContent = refusal ? "" : `Position ${focus.position} of 0 to ${focus.most}${focus.known ? "" : ", counted from where the lens was found"}`
    + (focus.moving ? ", moving" : "") + (focus.failure ? `. ${focus.failure}` : "");
  byId("position").classList.toggle("bad", Boolean(focus.failure));
  [-focus.steps[2], -focus.steps[1], -focus.steps[0], ...focus.steps].forEach((step, i) => {
    buttons[i].textContent = step < 0 ? `−${-step}` : `+${step}`;
    buttons[i].dataset.step = step;
    buttons[i].disabled = !can;
  });
  byId("focus-halt").disabled = !can || !focus.moving;
  byId("focus-home").disabled = byId("learn").disabled = !can || focus.moving;
  byId("learn-progress").value = focus.learning?.percent ?? 0;
  byId("learn-words").textContent = focus.learning ? `${focus.learning.percent} %: ${focus.learning.words}` : focus.moves.length ? `Backlash: ${focus.backlash}.` : "Nothing is known of this lens yet.";
  draw(focus);
}

/** How many moves of each size go from end to end, on a logarithmic scale, with the spread of the passes. */
function draw(focus) {
  const canvas = byId("moves");
  canvas.hidden = focus.moves.length === 0;
  const words = `Moves from end to end: ${focus.moves.map((m, i) => `${m}${focus.spread[i] ? ` ± ${focus.spread[i] / 2}` : ""} of size ${i + 1}`).join(", ")}`;
  if (canvas.hidden || canvas.getAttribute("aria-label") === words) return;
  canvas.setAttribute("aria-label", words);
  const context = canvas.getContext("2d"), style = getComputedStyle(canvas);
  const { width, height } = canvas, top = Math.log10(1 + Math.max(...focus.moves)), bar = width / focus.moves.length;
  const heightOf = moves => (height - 40) * Math.log10(1 + moves) / top;
  context.clearRect(0, 0, width, height);
  context.font = "15px system-ui, sans-serif";
  context.textAlign = "center";
  focus.moves.forEach((moves, i) => {
    const middle = (i + 0.5) * bar, tall = heightOf(moves);
    context.fillStyle = style.getPropertyValue("--accent");
    context.fillRect(i * bar + 8, height - 20 - tall, bar - 16, tall);
    context.fillStyle = style.getPropertyValue("--text");
    context.fillText(moves, middle, height - 24 - tall);
    context.fillText(`size ${i + 1}`, middle, height - 4);
    const spread = focus.spread[i] ?? 0;
    if (spread > 0) context.fillRect(middle - 1, height - 20 - heightOf(moves + spread / 2), 2, heightOf(moves + spread / 2) - heightOf(Math.max(0, moves - spread / 2)));
  });
}

/** @param chosen gives the camera as it was last seen; @param attempt does what may fail. */
export function listenToLens(chosen, attempt) {
  const tell = (member, parameters, done) => attempt(() => put(chosen().number, member, parameters, "focuser"), done);
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const { focus } = chosen(), step = Number(button.dataset.step);
      tell("move", { Position: focus.absolute ? Math.max(0, Math.min(focus.most, focus.target + step)) : step });
    });
  }
  byId("focus-halt").addEventListener("click", () => tell("halt", {}, "The lens stands still."));
  byId("focus-home").addEventListener("click", () => tell("action", { Action: "Home", Parameters: "" }, "The lens goes to its near end."));
  byId("learn").addEventListener("click", () => tell("action", { Action: "Learn", Parameters: "" }, "The lens is being learned."));
}
