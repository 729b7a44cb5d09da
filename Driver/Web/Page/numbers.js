// Numbers as people type them, and times as they read them.

/** A number with a point or a comma: keyboards have the one or the other, whatever the browser's language. Throws a sentence. */
export function number(field, name) {
  const text = field.value.trim().replace(",", ".");
  const value = /^\d+(\.\d*)?$|^\.\d+$/.test(text) ? Number(text) : fraction(text);
  field.toggleAttribute("aria-invalid", false);
  if (Number.isFinite(value)) return value;
  field.setAttribute("aria-invalid", "true");
  field.focus();
  throw new Error(`${name} cannot be "${field.value}": write 30, 1.5, 1,5 or 1/60`);
}

/** As it stands on a shutter dial. */
function fraction(text) {
  const parts = /^(\d+)\/(\d+)$/.exec(text);
  return parts && Number(parts[2]) > 0 ? Number(parts[1]) / Number(parts[2]) : NaN;
}

/** "8 s", "2:05", "1:02:05" */
export function clock(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  if (whole < 100) return `${whole} s`;
  const pad = n => String(n).padStart(2, "0"), hours = Math.floor(whole / 3600);
  return hours ? `${hours}:${pad(Math.floor(whole / 60) % 60)}:${pad(whole % 60)}` : `${Math.floor(whole / 60)}:${pad(whole % 60)}`;
}

/** "23:14" as the user's own clock has it. */
export const timeOfDay = iso => new Date(iso).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
