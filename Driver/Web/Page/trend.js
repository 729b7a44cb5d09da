// How the size of the stars went over the last frames.

import { fresh } from "./canvas.js";

const canvas = document.getElementById("trend");

/** @param frames those whose stars were measured, the oldest first. */
export function drawTrend(frames) {
  canvas.hidden = frames.length < 2;
  if (canvas.hidden) return;
  const { context, width, height } = fresh(canvas), style = getComputedStyle(canvas);
  const most = Math.max(...frames.map(f => f.fwhm ?? f.hfr)), least = Math.min(...frames.map(f => f.hfr));
  const y = size => height - 18 - (height - 34) * (size - 0.9 * least) / Math.max(0.1, most - 0.9 * least), x = i => 44 + (width - 56) * i / (frames.length - 1);
  for (const [field, colour, name] of [["hfr", "--accent", "HFR"], ["fwhm", "--faint", "FWHM"]]) {
    context.strokeStyle = context.fillStyle = style.getPropertyValue(colour);
    context.beginPath();
    frames.forEach((f, i) => context.lineTo(x(i), y(f[field] ?? f.hfr)));
    context.stroke();
    frames.forEach((f, i) => context.fillRect(x(i) - 2, y(f[field] ?? f.hfr) - 2, 4, 4));
    context.fillText(name, 2, y(frames[0][field] ?? frames[0].hfr) + 4);
  }
  const last = frames.at(-1);
  context.fillStyle = style.getPropertyValue("--text");
  context.textAlign = "right";
  context.fillText(`HFR ${last.hfr.toFixed(2)}, best ${least.toFixed(2)} px`, width - 4, 12);
  context.textAlign = "left";
  context.fillText(`frame ${frames[0].number}`, 44, height - 4);
  canvas.setAttribute("aria-label", `HFR of the last ${frames.length} frames: ${frames.map(f => f.hfr.toFixed(2)).join(", ")} pixels`);
}
