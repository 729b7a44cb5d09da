// The parts that are lists: findings, properties, settings, log.

import { helpFor } from "./notices.js";
import { ask, tell } from "./server.js";

const byId = id => document.getElementById(id);

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** Replaces the items only when they changed: a screen reader would else read them each second. What may follow a text is made of it. */
export function fill(list, texts, className = "", following = () => []) {
  const now = texts.join("\n");
  if (list.dataset.now === now) return;
  list.dataset.now = now;
  list.replaceChildren(...texts.map(text => {
    const item = element("li", text, className ? { class: className } : {});
    item.append(...following(text));
    return item;
  }));
}

export function showFindings(camera) {
  const wrong = camera?.open ? camera.findings.map(f => `${f.sentence}. ${f.advice}.`) : [];
  const texts = !camera?.open ? [camera?.trouble ? "The camera's settings are looked at again when it is back." : "Connect, and the camera's settings are looked at."]
    : wrong.length === 0 ? ["Nothing stands wrong."] : wrong;
  fill(byId("findings"), texts, "", text => wrong.includes(text) ? [" ", helpFor(text)] : []);
  byId("repair").hidden = !camera?.open || !camera.findings.some(f => f.mendable);
}

export async function showProperties(camera) {
  if (!byId("properties-box").open || camera === null) return;
  const filter = byId("filter").value.trim().toLowerCase();
  const rows = (await ask(`camera/${camera}/properties`))
    .filter(p => !filter || `${p.name} ${p.value} ${p.code}`.toLowerCase().includes(filter));
  byId("properties").replaceChildren(...rows.map(p => {
    const row = element("tr", undefined, p.enabled ? {} : { class: "off" });
    row.append(...[p.name, p.value, p.code, p.raw].map(text => element("td", text)));
    return row;
  }));
}

export async function showLog() {
  if (!byId("log-box").open) return;
  const log = byId("log");
  const atEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 4;
  log.textContent = await ask("log");
  if (atEnd) log.scrollTop = log.scrollHeight;
}

if (location.hash === "#settings-box") byId("settings-box").open = true;

/** Builds the form from the server's table of settings, a part for each group. A change is told at once. */
export async function showSettings(say) {
  const groups = new Map();
  for (const setting of await ask("settings")) groups.set(setting.group, [...groups.get(setting.group) ?? [], setting]);
  byId("settings").replaceChildren(...[...groups].map(([name, settings]) => {
    const group = element("fieldset");
    group.append(element("legend", name), ...settings.map(setting => fieldOf(setting, say)));
    return group;
  }));
}

function fieldOf(setting, say) {
  const box = element("div", undefined, { class: "setting" });
  const id = `setting-${setting.key}`;
  const field = setting.choices.length ? element("select", undefined, { id }) : element("input", undefined, { id, type: "text" });
  setting.choices.forEach(choice => field.append(new Option(choice.label, choice.value)));
  field.value = setting.value;
  field.setAttribute("aria-describedby", `${id}-words`);
  field.addEventListener("change", () => change(setting, field, say));
  box.append(element("label", setting.label, { for: id }), field,
    element("p", `${setting.words}${setting.choices.length ? "" : ` Permitted: ${setting.range}.`}`, { id: `${id}-words` }));
  return box;
}

async function change({ key, label, choices, restart }, field, say) {
  try {
    const now = JSON.parse(await tell("settings", { [key]: field.value })).find(s => s.key === key);
    field.value = now.value;
    field.removeAttribute("aria-invalid");
    const words = choices.find(choice => choice.value === now.value)?.label ?? now.value;
    say(`"${label}" is now ${words ? `"${words}"` : "empty"}.${restart ? " It takes effect when the server is started again." : ""}`);
  } catch (error) {
    field.setAttribute("aria-invalid", "true");
    say(error.message, true);
  }
}
