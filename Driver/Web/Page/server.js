// Talks to the server: Alpaca as any other client, and the page's own questions.

const client = 1 + Math.floor(Math.random() * 0x7fffffff);
let transaction = 0;

/** Sends a PUT of Alpaca. Throws the device's sentence. */
export async function put(number, member, parameters = {}, kind = "camera") {
  const body = new URLSearchParams({ ...parameters, ClientID: client, ClientTransactionID: ++transaction });
  return answer(await fetch(`/api/v1/${kind}/${number}/${member}`, { method: "PUT", body }));
}

/** Lets a camera and its lens go while the page is being closed: the requests outlive it. */
export function leave(number) {
  for (const kind of ["camera", "focuser"]) {
    fetch(`/api/v1/${kind}/${number}/connected`, {
      method: "PUT", keepalive: true, body: new URLSearchParams({ Connected: "False", ClientID: client }),
    });
  }
}

/** Reads a member through Alpaca. Throws the device's sentence. */
export async function get(camera, member) {
  return answer(await fetch(`/api/v1/camera/${camera}/${member}?ClientID=${client}&ClientTransactionID=${++transaction}`));
}

/** Asks the page's own part of the server. A network that has gone gives no answer at all: none is waited for longer than that. */
export async function ask(path, patience = 20000) {
  const response = await fetch(`/web/${path}`, { signal: AbortSignal.timeout(patience) });
  if (!response.ok) throw new Error((await response.text()).trim());
  return path === "log" ? response.text() : response.json();
}

/** Pixels of 16 bits, the low byte first. */
export async function pixels(path) {
  const response = await fetch(`/web/${path}`);
  if (!response.ok) throw new Error((await response.text()).trim());
  return new Uint16Array(await response.arrayBuffer());
}

/** Changes something in the page's own part of the server. */
export async function tell(path, parameters = {}) {
  const response = await fetch(`/web/${path}`, { method: "PUT", body: new URLSearchParams(parameters) });
  const text = (await response.text()).trim();
  if (!response.ok) throw new Error(text);
  return text;
}

async function answer(response) {
  if (!response.ok) throw new Error((await response.text()).trim());
  const { Value, ErrorNumber, ErrorMessage } = await response.json();
  if (ErrorNumber) throw Object.assign(new Error(ErrorMessage), { number: ErrorNumber });
  return Value;
}
