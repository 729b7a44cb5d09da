// The histogram: each colour by itself, counts on a logarithmic axis since the sky is nearly all of a picture, and marks where it is cut off.

import { fresh } from "./canvas.js";

const canvas = document.getElementById("histogram");
const names = ["red", "green", "blue"], colours = ["#ff6b5e", "#7fe08a", "#7db4ff"];

/** @param channels counts of each colour, from nothing to the top; none for an empty one. @param burnt which share of each is burnt out. */
export function drawHistogram(channels, burnt = []) {
  const { context, width, height } = fresh(canvas), floor = height - 16;
  const top = Math.log10(1 + Math.max(1, ...channels.flat()));
  const style = getComputedStyle(canvas), decades = Array.from({ length: Math.ceil(top) - 1 }, (_, i) => i + 1), yOf = decade => floor - floor * decade / top;
  context.fillStyle = style.getPropertyValue("--line");
  for (const decade of decades) context.fillRect(0, yOf(decade), width, 1);
  channels.forEach((counts, i) => {
    context.strokeStyle = colours[i];
    context.lineWidth = 1.5;
    context.beginPath();
    counts.forEach((count, x) => context.lineTo((x + 0.5) * width / counts.length, floor - floor * Math.log10(1 + count) / top));
    context.stroke();
    // a mark at the side where values are cut off
    context.fillStyle = colours[i];
    if (burnt[i] > 0) context.fillRect(width - 6, 4 + 12 * i, 6, 8);
    if (counts[0] > 0.001 * counts.reduce((sum, c) => sum + c, 0)) context.fillRect(0, 4 + 12 * i, 6, 8);
  });
  /** Behind the marks at the side, and in front of the curves. */
  const label = (text, x, y) => {
    context.fillStyle = "#000c";
    context.fillRect(x - 2, y - 11, context.measureText(text).width + 4, 14);
    context.fillStyle = style.getPropertyValue("--text");
    context.fillText(text, x, y);
  };
  for (const decade of decades.filter(d => yOf(d) > 14 && (width > 480 || d % 2 === 0))) label(decade < 4 ? String(10 ** decade) : `10${"⁰¹²³⁴⁵⁶⁷⁸⁹"[decade]}`, 10, yOf(decade) + 4);
  ["0", "25 %", "50 %", "75 %", "100 %"].forEach((text, i) => label(text, 2 + i * (width - 4 - context.measureText(text).width) / 4, height - 3));
  canvas.setAttribute("aria-label", channels.length === 0 ? "Histogram, empty" : `Histogram, ${channels.map((counts, i) => `${names[i]} ${extent(counts)}`).join(", ")}`);
}

function extent(counts) {
  const first = counts.findIndex(c => c > 0), last = counts.findLastIndex(c => c > 0);
  return first < 0 ? "empty" : `from ${Math.round(100 * first / counts.length)} % to ${Math.round(100 * (last + 1) / counts.length)} % of the range`;
}
