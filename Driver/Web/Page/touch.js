// Fingers and mice: one drags, two pinch.

/**
 * Tells of fingers on an element.
 * @param on begin() says whether dragging means anything now; move(dx, dy) each step in pixels of the page; pinch(ratio) how much farther
 * apart two fingers are than when they came down.
 */
export function dragged(element, on) {
  const fingers = new Map();
  let apart = 0, drags = false;
  const distance = () => {
    const [a, b] = [...fingers.values()];
    return Math.hypot(a.x - b.x, a.y - b.y);
  };

  element.addEventListener("pointerdown", event => {
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    drags = on.begin();
    if (fingers.size === 2) apart = distance();
    if (drags || fingers.size === 2) element.setPointerCapture(event.pointerId);
  });
  element.addEventListener("pointermove", event => {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    const [dx, dy] = [event.clientX - finger.x, event.clientY - finger.y];
    [finger.x, finger.y] = [event.clientX, event.clientY];
    if (fingers.size === 2 && apart > 0) on.pinch(distance() / apart);
    else if (drags) on.move(dx, dy);
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
    element.addEventListener(end, event => {
      fingers.delete(event.pointerId);
      apart = 0;
    });
  }
}
