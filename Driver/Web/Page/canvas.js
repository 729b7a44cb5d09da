// Drawings are as sharp as the screen, and their letters are not stretched.

/** Makes a canvas as many points wide and high as it is seen. @returns its context and size in the page's pixels. */
export function fresh(canvas) {
  const ratio = devicePixelRatio || 1, width = canvas.clientWidth || canvas.width, height = canvas.clientHeight || canvas.height;
  [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
  const context = canvas.getContext("2d");
  context.scale(ratio, ratio);
  context.font = "12px system-ui, sans-serif";
  return { context, width, height };
}
