// The page under two fingers, in the dark, and unattended: pinch, the loupe on the live picture, and the signs at the end.

/** Stands in for what a computer without a screen has not: it notes what the page asks of it. */
function listen() {
  globalThis.signs = [];
  globalThis.refuses = true;
  Object.defineProperty(navigator, "vibrate", { value: pattern => signs.push(`shakes ${pattern}`) });
  Object.defineProperty(navigator, "wakeLock", { value: { request: async kind => {
    signs.push(refuses ? "refused" : `keeps ${kind} on`);
    if (refuses) throw new DOMException("The battery is nearly empty", "NotAllowedError");
    return Object.assign(new EventTarget(), { async release() { signs.push("lets it go dark"); this.dispatchEvent(new Event("release")); } });
  } } });
  globalThis.AudioContext = class {
    currentTime = 0;
    destination = {};
    createOscillator() { return { frequency: {}, connect: to => to, start(at) { signs.push(`sounds ${this.frequency.value} Hz at ${at}`); }, stop() {} }; }
    createGain() { return { gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect: to => to }; }
  };
}

/** Two fingers come down in the middle of an element and go apart, or together. */
async function pinch(page, selector, from, to) {
  const touch = await page.context().newCDPSession(page);
  await page.locator(selector).scrollIntoViewIfNeeded();
  const box = await page.locator(selector).boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const fingers = apart => [{ x: x - apart / 2, y, id: 1 }, { x: x + apart / 2, y, id: 2 }];
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: fingers(from) });
  for (let step = 1; step <= 5; step++) await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: fingers(from + step * (to - from) / 5) });
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await touch.detach();
}

export async function judgeHands(opens, { check, expect, judge, shoot, says }) {
  const complaints = [], page = await opens(complaints)({ script: listen, hasTouch: true });
  const byId = id => page.locator(`#${id}`);
  const signs = () => page.evaluate(() => signs.join("; "));
  const loupe = text => page.waitForFunction(t => document.getElementById("loupe").getAttribute("aria-label").includes(t), text);

  await check("390 px: the screen stays on if it may, and an exposure's end shakes and sounds", async () => {
    await byId("camera").selectOption({ label: await byId("camera").locator("option", { hasText: "SIM-640" }).textContent() });
    await byId("connect").click();
    await says(page, "Connected");
    await page.getByText("When it is over, and while it runs").click();
    for (const id of ["awake", "alarm-sound", "alarm-shake"]) await byId(id).check();
    await page.waitForFunction(() => signs.includes("refused"));
    expect(!await byId("message").evaluate(message => message.classList.contains("bad")), "A screen that may not stay on is told as an error");
    await page.evaluate(() => { refuses = false; });
    await page.waitForFunction(() => signs.includes("keeps screen on"));
    await byId("seconds").fill("2");
    await byId("bar-go").click();
    await page.waitForFunction(() => document.getElementById("caption").textContent.startsWith("Frame"));
    await page.waitForFunction(() => signs.some(s => s.startsWith("shakes")) && signs.filter(s => s.startsWith("sounds")).length === 2);
    await byId("awake").uncheck();
    await page.waitForFunction(() => signs.includes("lets it go dark"));
    const said = (await signs()).replace(/(refused; )+/, "");
    expect(said === "keeps screen on; shakes 300,150,300; sounds 660 Hz at 0; sounds 880 Hz at 0.25; lets it go dark", said);
    return said;
  });

  await check("390 px: two fingers magnify the picture and the loupe, and make them small again", async () => {
    await pinch(page, "#picture-box", 60, 200);
    const large = await byId("zoom-value").textContent();
    expect(large === "3×", `From 60 to 200 px apart the picture is ${large}`);
    await pinch(page, "#picture-box", 200, 60);
    expect(await byId("zoom-value").textContent() === "1×", "The picture does not become small again");
    await page.locator("#loupe-box summary").click();
    await loupe("Pixels ");
    await pinch(page, "#loupe", 60, 140);
    expect(await byId("loupe-double").isChecked(), "The loupe does not become 2:1");
    await pinch(page, "#loupe", 140, 60);
    expect(!await byId("loupe-double").isChecked(), "The loupe does not become 1:1");
    return large;
  });

  await check("390 px: a sky without a Bahtinov mask has no spikes", async () => {
    await byId("loupe-star").click();
    await page.waitForFunction(() => document.getElementById("stars").textContent.includes("The chosen star"));
    await byId("loupe-bahtinov").check();
    await page.waitForFunction(() => document.getElementById("bahtinov").textContent.startsWith("No three spikes"));
    await byId("loupe-bahtinov").uncheck();
  });

  await check("390 px: the live picture in the loupe, with the body's own magnifier, and the last frame over it", async () => {
    await page.locator("#seeing summary").click();
    await byId("show-over").check();
    expect(!await byId("over").isVisible(), "The last frame lies over itself");
    await page.getByLabel("Live", { exact: true }).check();
    await loupe("Live picture around");
    await page.waitForFunction(() => document.getElementById("over").naturalWidth > 0 && !document.getElementById("over").hidden);
    expect(await byId("magnifier").locator("option").allTextContents().then(all => all.join()) === "off,1 ×,2.1 ×,4.1 ×", "The choices are not the body's");
    await byId("magnifier").selectOption("2.1");
    await says(page, "The camera magnifies 2.1 times.");
    await loupe("magnified 2.1 times by the camera");
    await judge(page, "with the live picture in the loupe");
    await shoot(page, "live-loupe-390");
    await byId("magnifier").selectOption("0");
    await says(page, "The magnifier is off.");
    await page.getByLabel("Last frame", { exact: true }).check();
    await byId("over").waitFor({ state: "hidden" });
    expect(complaints.length === 0, complaints.join("; "));
  });
  await page.context().close();
}
