// Looks at the web page as a person does, in three widths and with the keyboard alone, and at the live stream as other programs do.

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { judgeStream } from "./web-stream.mjs";
import { judgeHands } from "./web-hands.mjs";
import { judgeMask } from "./web-mask.mjs";
import { judgeReader } from "./web-reader.mjs";

const require = createRequire(join(process.env.SONYALPHA_WEB_MODULES, "here.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const scratch = mkdtempSync(join(tmpdir(), "sonyalpha-web-"));
const screenshots = process.env.SONYALPHA_SCREENSHOTS ?? join(scratch, "screenshots");
mkdirSync(screenshots, { recursive: true });

const widths = [390, 800, 1400];
const daylight = 800; // of the widths the one that is looked at by a browser that asks for light
let passed = 0, failed = 0;

async function check(name, work) {
  const begin = Date.now();
  try {
    const said = await work();
    passed++;
    console.log(`  ok      ${name} (${((Date.now() - begin) / 1000).toFixed(1)} s)${said ? `: ${said}` : ""}`);
  } catch (error) {
    failed++;
    console.log(`  FAILED  ${name}\n          ${String(error.message).split("\n").slice(0, 12).join("\n          ")}`);
  }
}

function expect(truth, sentence) {
  if (!truth) throw new Error(sentence);
}

/** Starts the program itself on a free port, with folders of its own. */
async function serve(...options) {
  const home = mkdtempSync(join(scratch, "home-"));
  const port = options.includes("--port") ? [] : ["--port", "0"];
  const child = spawn("dotnet", ["Driver/bin/Debug/net10.0/sonyalpha.dll", "serve", ...port, ...options], {
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, "config"), XDG_DATA_HOME: join(home, "data"), XDG_STATE_HOME: join(home, "state") },
    stdio: ["ignore", "pipe", "ignore"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith("http://")) {
      child.stdout.resume();
      return { address: line, pid: child.pid, end: () => new Promise(done => { child.once("exit", done); child.kill("SIGINT"); }) };
    }
  }
  throw new Error("serve has ended before it named its address");
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync"],
});

/** A page that fails the check if the browser complains: a broken script, something its policy forbids, another host. */
async function open(server, width, complaints, { script, ...more } = {}) {
  const context = await browser.newContext({ colorScheme: width === daylight ? "light" : "dark", ...more, viewport: { width, height: width < 600 ? 844 : 950 }, deviceScaleFactor: width < 600 ? 2 : 1 });
  if (script) await context.addInitScript(script);
  const page = await context.newPage();
  page.setDefaultTimeout(20000);
  page.on("pageerror", error => complaints.push(error.message));
  page.on("console", message => message.type() === "error" && complaints.push(message.text()));
  page.on("request", request => request.url().startsWith(server.address) || complaints.push(`asks ${request.url()}`));
  await page.goto(server.address);
  await page.waitForFunction(() => document.querySelectorAll("#camera option").length > 0);
  return page;
}

/** What a screen reader's user would stumble over, by the rules of WCAG 2.2 AA and axe-core's best practice. */
async function judge(page, where) {
  // not addScriptTag: the page's own policy forbids scripts that are not the server's
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  expect(violations.length === 0, `axe-core, ${where}: ${violations.map(v => `${v.id} at ${v.nodes.map(n => n.target.join(" ")).join(", ")}: ${v.help}`).join("; ")}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide <= 0, `${where}: the page is ${wide} px wider than the window`);
}

const shoot = (page, name) => page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true, animations: "disabled" });

/** A picture for the guide: what a window shows at once, small enough to be kept. */
async function shootForGuide(page, file, width, height) {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height });
  mkdirSync(join(screenshots, "guide"), { recursive: true });
  const form = file.endsWith(".jpg") ? { type: "jpeg", quality: 80 } : {}; // a sky is noise, which PNG keeps whole
  await page.screenshot({ path: join(screenshots, "guide", file), animations: "disabled", scale: "css", ...form });
  await page.setViewportSize(before);
}

/** How many pixels of a screenshot have anything but red. */
async function otherLight(png) {
  const page = await browser.newPage();
  const count = await page.evaluate(async bytes => {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${bytes}`)).blob());
    const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    context.drawImage(picture, 0, 0);
    return context.getImageData(0, 0, picture.width, picture.height).data.reduce((n, value, i) => n + (i % 4 % 3 && value ? 1 : 0), 0);
  }, png.toString("base64"));
  await page.close();
  return count;
}

/** Of an element's ground, from 0 to 255. */
const groundOf = (page, selector) => page.locator(selector).evaluate(element => Math.max(.../\d+, \d+, \d+/.exec(getComputedStyle(element).backgroundColor)[0].split(", ")));

/** Notes what is written into the histogram, and when its curves are drawn. */
const watchHistogram = page => page.evaluate(() => {
  globalThis.drawn = [];
  for (const name of ["stroke", "fillText"]) {
    const real = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...what) {
      if (this.canvas.id === "histogram") drawn.push(name === "stroke" ? "curve" : what[0]);
      return real.apply(this, what);
    };
  }
});

const says = (page, text) => page.waitForFunction(t => document.getElementById("message").textContent.includes(t), text);

const isPainted = page => page.waitForFunction(() => {
  const picture = document.getElementById("picture");
  return !picture.hidden && picture.complete && picture.naturalWidth > 0;
});

/** What the picture shows, as brightness of 32 x 32 points: to see that it is no even area, and whether it moves. */
const brightness = page => page.evaluate(() => {
  const context = new OffscreenCanvas(32, 32).getContext("2d");
  context.drawImage(document.getElementById("picture"), 0, 0, 32, 32);
  const { data } = context.getImageData(0, 0, 32, 32);
  return Array.from({ length: 1024 }, (_, i) => data[4 * i] + data[4 * i + 1] + data[4 * i + 2]);
});

/** Presses Tab until this is focused: whatever cannot be reached so is no use to a keyboard. */
async function reach(page, id) {
  for (let i = 0; i < 80; i++) {
    if (await page.evaluate(() => document.activeElement?.id) === id) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach #${id}`);
}

async function look(server, width) {
  const complaints = [];
  const page = await open(server, width, complaints);
  const mouse = id => page.locator(`#${id}`);

  await check(`${width} px: a camera is chosen, marked as simulated, and connected`, async () => {
    await judge(page, "before connecting");
    const ground = await groundOf(page, "body");
    expect(width === daylight ? ground > 200 : ground < 60, `The page's ground is ${ground} of 255`);
    const lines = await mouse("version").evaluate(version => version.getClientRects()[0].height / 20);
    expect(lines < 1.5, `The version takes ${lines} lines`);
    const name = await mouse("camera").locator("option", { hasText: "ILCE-7M4" }).textContent();
    expect(name.includes("simulated"), `"${name}" does not say that it is simulated`);
    await mouse("camera").selectOption({ label: name });
    await mouse("connect").click();
    await says(page, "Connected");
    const lacks = await mouse("camera").evaluate(select => {
      const context = new OffscreenCanvas(1, 1).getContext("2d");
      context.font = getComputedStyle(select).font;
      return context.measureText(select.selectedOptions[0].textContent).width + 40 - select.clientWidth;
    });
    expect(lacks <= 0, `The camera's name is cut: it wants ${lacks} px more`);
    return name;
  });

  await check(`${width} px: an exposure brings a stretched picture and its histogram`, async () => {
    await mouse("seconds").fill(width > 1000 ? "4" : "1");
    await mouse("gain").selectOption("6400");
    const before = await mouse("caption").textContent();
    await watchHistogram(page);
    await mouse("start").click();
    await page.waitForFunction(text => document.getElementById("caption").textContent.startsWith("Frame") && document.getElementById("caption").textContent !== text,
      before, { timeout: 60000 });
    await isPainted(page);
    const points = await brightness(page);
    expect(Math.max(...points) - Math.min(...points) > 30, "The picture is one even area");
    expect((await mouse("histogram").getAttribute("aria-label")).includes("%"), "The histogram is empty");
    const labels = await page.evaluate(() => drawn.slice(drawn.lastIndexOf("curve") + 1));
    expect(labels.includes("100") && labels.includes("50 %") && labels.includes("1000") === width > 1000, `Over the curves stands ${labels}`);
    await judge(page, "with a picture");
    await shoot(page, `picture-${width}`);
    if (width > 1000) await shootForGuide(page, "page.jpg", 1000, 760);
    return mouse("caption").textContent();
  });

  await check(`${width} px: the loupe shows the frame's own pixels, follows keys and finds a star`, async () => {
    await page.locator("#loupe-box summary").click();
    await page.waitForFunction(() => document.getElementById("loupe").getAttribute("aria-label").startsWith("Pixels "));
    const label = () => mouse("loupe").getAttribute("aria-label");
    const before = await label();
    await mouse("loupe").focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(text => document.getElementById("loupe").getAttribute("aria-label") !== text, before);
    await mouse("loupe-star").click();
    await page.waitForFunction(() => document.getElementById("stars").textContent.includes("The chosen star"));
    await mouse("loupe-double").check();
    await page.waitForFunction(() => / HFR [\d.]+/.test(document.getElementById("stars").textContent));
    const spread = await page.evaluate(() => {
      const { data } = document.getElementById("loupe").getContext("2d").getImageData(0, 0, 384, 384);
      const reds = data.filter((_, i) => i % 4 === 0);
      return reds.reduce((most, red) => Math.max(most, red), 0) - reds.reduce((least, red) => Math.min(least, red), 255);
    });
    expect(spread > 100, "The loupe shows one even area");
    await judge(page, "with the loupe");
    await shoot(page, `loupe-${width}`);
    const said = await mouse("stars").textContent();
    await page.locator("#loupe-box summary").click();
    return said;
  });

  await check(`${width} px: stretch, burnt-out pixels, grid and crosshair; what is pressed is large enough for a glove`, async () => {
    await page.locator("#seeing summary").click();
    const before = await brightness(page);
    await mouse("stretch").focus();
    for (let i = 0; i < 20; i++) await page.keyboard.press("ArrowRight");
    await mouse("stretch").blur();
    await page.waitForFunction(() => document.getElementById("picture").src.includes("stretch=42") && document.getElementById("picture").complete);
    const [dark, bright] = [before, await brightness(page)].map(points => points.reduce((sum, p) => sum + p) / points.length);
    expect(bright > 1.2 * dark, `The sky was ${dark.toFixed(0)}, and is ${bright.toFixed(0)}`);
    for (const id of ["clipped", "show-grid", "show-cross"]) await mouse(id).check();
    await page.waitForFunction(() => document.getElementById("picture").src.includes("burnt=1") && document.getElementById("picture").complete);
    expect(await mouse("grid").isVisible() && await mouse("cross").isVisible(), "Grid and crosshair are not there");
    const small = await page.evaluate(() => [...document.querySelectorAll("button, select, summary, input:not([type=checkbox], [type=radio], [type=range]), label.big")]
      .filter(e => e.offsetParent && e.getBoundingClientRect().height < 47.9).map(e => `${e.id || e.textContent} ${e.getBoundingClientRect().height}`));
    expect(small.length === 0, `Below 48 px: ${small.join(", ")}`);
    await judge(page, "with the stretch open");
    await shoot(page, `see-${width}`);
    for (const id of ["clipped", "show-grid", "show-cross"]) await mouse(id).uncheck();
    await page.locator("#seeing summary").click();
    return `the sky from ${dark.toFixed(0)} to ${bright.toFixed(0)}`;
  });

  await check(`${width} px: the lens is moved by buttons, its near end found, its learning begun and halted`, async () => {
    const position = () => page.locator("#position").textContent().then(text => Number(/Position (\d+)/.exec(text)[1]));
    const rests = () => page.waitForFunction(() => !document.getElementById("position").textContent.includes("moving"), null, { timeout: 60000 });
    const before = await position();
    await mouse("step-3").click();
    await page.waitForFunction(p => document.getElementById("position").textContent.startsWith(`Position ${p} `), before + 1);
    await rests();
    if (width < 1000) return; // once is enough: a lens takes its time
    await mouse("step-1").click();
    await page.waitForFunction(p => Number(/Position (\d+)/.exec(document.getElementById("position").textContent)[1]) < p, before);
    await rests();
    await mouse("focus-home").click();
    await page.waitForFunction(() => /Position 0 of 0 to \d+$/.test(document.getElementById("position").textContent), null, { timeout: 60000 });
    await page.locator("#learn-box summary").click();
    expect((await mouse("moves").getAttribute("aria-label")).includes("of size 7"), "What is known of the lens is not shown");
    await mouse("learn").click();
    await page.waitForFunction(() => document.getElementById("learn-words").textContent.includes("%"));
    await judge(page, "while a lens is learned");
    await shoot(page, `focus-${width}`);
    await mouse("focus-halt").click();
    await page.waitForFunction(() => document.getElementById("focus-halt").disabled);
    await page.locator("#learn-box summary").click();
    return `${await mouse("lens").textContent()}, ${await mouse("position").textContent()}`;
  });

  await check(`${width} px: night shines in red alone`, async () => {
    await mouse("night").click();
    await judge(page, "at night");
    const other = await otherLight(await shoot(page, `night-${width}`));
    if (width < 600) await shootForGuide(page, "night.png", 390, 760);
    expect(other === 0, `${other} pixels shine green or blue`);
    await mouse("night").click();
  });

  await check(`${width} px: the live picture moves`, async () => {
    await page.getByLabel("Live", { exact: true }).check();
    await page.waitForFunction(() => document.getElementById("caption").textContent.startsWith("Live, "));
    const first = await brightness(page);
    await page.waitForFunction(async before => {
      const context = new OffscreenCanvas(32, 32).getContext("2d");
      context.drawImage(document.getElementById("picture"), 0, 0, 32, 32);
      const { data } = context.getImageData(0, 0, 32, 32);
      return before.some((value, i) => value !== data[4 * i] + data[4 * i + 1] + data[4 * i + 2]);
    }, first);
    await shoot(page, `live-${width}`);
    await page.getByLabel("Last frame", { exact: true }).check();
  });

  if (width !== 800) await check(`${width} px: a setting is changed and a wrong one refused in words`, async () => {
    const place = `Tautenburg ${width}`; // what is there already would be no change
    await page.locator("#settings-box summary").click();
    await page.locator("#setting-location").fill(place);
    await page.locator("#setting-location").press("Tab");
    await says(page, `"Where the telescope stands" is now "${place}"`);
    await page.locator("#setting-port").fill("seven");
    await page.locator("#setting-port").press("Tab");
    await says(page, "\"Port\" cannot be \"seven\"");
    await judge(page, "with settings");
    await shoot(page, `settings-${width}`);
    await page.locator("#settings-box summary").click();
  });

  if (width !== 800) await check(`${width} px: the log, the body's properties and Alpaca's setup pages`, async () => {
    await page.locator("#log-box summary").click();
    await page.waitForFunction(() => document.getElementById("log").textContent.includes("is ready"));
    await page.locator("#properties-box summary").click();
    await page.waitForFunction(() => document.querySelectorAll("#properties tr").length > 20);
    await judge(page, "with log and properties");
    await shoot(page, `log-${width}`);
    for (const path of width > 390 ? ["/setup"] : ["/setup", "/setup/v1/camera/0/setup", "/setup/v1/focuser/0/setup", "/setup/v1/switch/0/setup"]) {
      await page.goto(server.address + path);
      await judge(page, path);
    }
    await shoot(page, `setup-${width}`);
  });

  if (width === 390) await check(`${width} px: the guide is there without internet, each chapter from its contents`, async () => {
    await page.goto(server.address);
    await page.getByRole("link", { name: "Guide" }).click();
    const chapters = await page.locator("main ol a").evaluateAll(links => links.map(link => link.href));
    expect(chapters.length >= 10, `The contents name ${chapters.length} chapters`);
    for (const chapter of chapters) {
      await page.goto(chapter);
      await judge(page, chapter);
      const broken = await page.evaluate(() => [...document.images].filter(image => !image.naturalWidth).map(image => image.src));
      expect(broken.length === 0, `No picture: ${broken.join(", ")}`);
    }
    await page.goto(`${server.address}/help/troubles`);
    await shoot(page, `guide-${width}`);
    await page.evaluate(() => localStorage.setItem("night", "1"));
    for (const path of ["/help/troubles", "/setup"]) {
      await page.goto(server.address + path);
      const other = await otherLight(await page.screenshot());
      expect(other === 0, `At night ${other} pixels of ${path} shine green or blue`);
    }
    await page.evaluate(() => localStorage.removeItem("night"));
    return `${chapters.length} chapters`;
  });

  if (width === daylight) await check(`${width} px: by daylight settings, log, properties, setup pages and guide are light, too`, async () => {
    for (const box of ["settings-box", "log-box", "properties-box"]) await page.locator(`#${box} summary`).click();
    await page.locator("#setting-location").waitFor();
    await page.waitForFunction(() => document.querySelectorAll("#properties tr").length > 20);
    await judge(page, "with all that is folded");
    await shoot(page, `unfolded-${width}`);
    for (const path of ["/setup/v1/camera/0/setup", "/help", "/help/first-hour", "/help/troubles#mode-dial"]) {
      await page.goto(server.address + path);
      const ground = await groundOf(page, "body");
      expect(ground > 200, `The ground of ${path} is ${ground} of 255`);
      await judge(page, path);
      await page.screenshot({ path: join(screenshots, `light${path.replaceAll(/\W/g, "-")}.png`) });
    }
  });

  await check(`${width} px: the browser has nothing to complain of`, () => {
    // a wrong setting is answered with 400, which Chromium writes to its console by itself
    const others = complaints.filter(c => !c.includes("status of 400"));
    expect(others.length === 0, others.join("; "));
  });
  await page.context().close();
}

async function typeEverything(server) {
  const complaints = [];
  const page = await open(server, 1400, complaints);
  await check("keyboard: connect, expose, live, magnify, settings and disconnect without a mouse", async () => {
    await reach(page, "connect");
    await page.keyboard.press("Enter");
    await says(page, "Connected");
    await reach(page, "seconds");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("1,5");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.getElementById("caption").textContent.startsWith("Frame"), null, { timeout: 60000 });
    await page.keyboard.press("Shift+Tab");
    await page.evaluate(() => document.activeElement.blur());
    await reach(page, "zoom");
    await page.keyboard.press("ArrowRight");
    await reach(page, "picture-box");
    await page.keyboard.press("ArrowLeft");
    const moved = await page.evaluate(() => document.getElementById("stage").style.transform);
    expect(moved.startsWith("scale(2) translate(") && !moved.includes("(0%, 0%)"), `The arrow keys do not move the picture: ${moved}`);
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("Tab");
    await reach(page, "night");
    await page.keyboard.press("Space");
    expect(await page.locator("#night").getAttribute("aria-pressed") === "true", "Space does not make it night");
    await page.keyboard.press("Space");
    for (let i = 0; i < 40 && await page.evaluate(() => document.activeElement.name) !== "shown"; i++) await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => document.getElementById("caption").textContent.startsWith("Live"));
    await page.keyboard.press("ArrowLeft");
    for (let i = 0; i < 40 && await page.evaluate(() => document.activeElement.textContent) !== "Settings"; i++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator("#setting-location").waitFor();
    await reach(page, "setting-location");
    await page.keyboard.type("Sonneberg");
    await page.keyboard.press("Tab");
    await says(page, '"Where the telescope stands" is now "Sonneberg"');
    await reach(page, "connect");
    await page.keyboard.press("Enter");
    await says(page, "Disconnected");
    expect(complaints.length === 0, complaints.join("; "));
  });
  await page.context().close();
}

/** Presses Tab until the summary of that name is focused, and opens it. */
async function unfold(page, name) {
  for (let i = 0; i < 80; i++) {
    if (await page.evaluate(() => document.activeElement?.tagName === "SUMMARY" && document.activeElement.textContent) === name) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await page.waitForFunction(n => [...document.querySelectorAll("summary")].find(s => s.textContent === n).parentElement.open, name);
}

/** Types into a field that is there for it. */
async function fillIn(page, id, text) {
  await page.waitForFunction(i => !document.getElementById(i).disabled, id);
  await reach(page, id);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}

async function press(page, id) {
  await page.waitForFunction(i => !document.getElementById(i).disabled, id);
  await reach(page, id);
  await page.keyboard.press("Enter");
}

async function typeTheRest(server) {
  const complaints = [];
  const page = await open(server, 390, complaints);
  const text = id => page.locator(`#${id}`).textContent();
  const isUnderWay = () => page.waitForFunction(() => / left/.test(document.getElementById("state").textContent));

  await check("keyboard: another camera is chosen; Abort throws an exposure away, Stop keeps its picture, Dark makes one", async () => {
    await reach(page, "camera");
    await page.keyboard.type("Sony SIM");
    await press(page, "connect");
    await says(page, "Connected");
    await fillIn(page, "seconds", "100"); // in bulb, which the driver ends
    await page.keyboard.press("Enter");
    await isUnderWay();
    await press(page, "abort");
    await says(page, "Aborted.");
    await fillIn(page, "seconds", "100");
    expect(!(await text("caption")).startsWith("Frame"), "An aborted exposure has left a picture");
    await page.keyboard.press("Enter");
    await isUnderWay();
    await press(page, "stop");
    await page.waitForFunction(() => document.getElementById("caption").textContent.includes(", light of "));
    const kept = Number(/light of ([\d.]+) s/.exec(await text("caption"))[1]);
    expect(kept < 60, `The stopped exposure says that it had ${kept} s`);
    await fillIn(page, "seconds", "1");
    await reach(page, "kind");
    await page.keyboard.type("Darks");
    await press(page, "start");
    await page.waitForFunction(() => document.getElementById("caption").textContent.includes(", dark of 1 s"));
    return `stopped after ${kept} s`;
  });

  await check("keyboard: what stands wrong is put right, and is no longer named", async () => {
    const before = await page.locator("#findings li").count();
    await press(page, "repair");
    await page.waitForFunction(n => document.querySelectorAll("#findings li").length < n, before);
    await page.locator("#repair").waitFor({ state: "hidden" });
    expect(/^([^.]+: mended\.( |$))+$/.test(await text("message")), `It says "${await text("message")}"`);
    return `${before} findings, then ${await page.locator("#findings li").count()}: ${await text("message")}`;
  });

  await check("keyboard: properties are found by code, by name and by value; the log is read", async () => {
    await unfold(page, "Properties of the body");
    await page.waitForFunction(() => document.querySelectorAll("#properties tr").length > 20);
    for (const [word, least, most] of [["d21e", 1, 1], ["iso", 1, 9], ["no such thing", 0, 0]]) {
      await fillIn(page, "filter", word);
      await page.waitForFunction(([low, high]) => {
        const count = document.querySelectorAll("#properties tr").length;
        return count >= low && count <= high;
      }, [least, most]);
    }
    await judge(page, "with a filter that finds nothing");
    await unfold(page, "Log");
    await reach(page, "log");
    await page.waitForFunction(() => document.getElementById("log").textContent.includes("SIM-640"));
    await press(page, "connect");
    await says(page, "Disconnected");
    expect(complaints.length === 0, complaints.join("; "));
  });

  await check("keyboard: Alpaca's setup pages, from the list of cameras to a saved setting", async () => {
    await page.goto(`${server.address}/setup`);
    for (let i = 0; i < 20 && !await page.evaluate(() => document.activeElement?.href?.endsWith("/setup/v1/camera/1/setup")); i++) await page.keyboard.press("Tab");
    await Promise.all([page.waitForURL("**/camera/1/setup"), page.keyboard.press("Enter")]);
    await fillIn(page, "setting-location", "Weimar");
    await Promise.all([page.waitForLoadState("load"), page.keyboard.press("Enter")]);
    await page.getByRole("status").filter({ hasText: "Saved." }).waitFor();
    expect(await page.locator("#setting-location").inputValue() === "Weimar", "The setting is not saved");
    await judge(page, "the setup page after it was saved");
  });
  await page.context().close();
}

/** The small body with a battery that is nearly empty, as a file of `info --save` would have it. */
function tiredBody() {
  const file = join(scratch, "tired.json");
  spawnSync("dotnet", ["Driver/bin/Debug/net10.0/sonyalpha.dll", "info", "--camera", "sim:SIM-640", "--save", file], { stdio: "ignore" });
  const body = JSON.parse(readFileSync(file, "utf8"));
  body.properties.find(p => p.code === "D218").current = 9;
  writeFileSync(file, JSON.stringify(body));
  return file;
}

/** Follows the link beside what went wrong: into a window of its own, to the row that has its cause and cure. */
async function followHelp(page, link, place) {
  const [guide] = await Promise.all([page.context().waitForEvent("page"), link.click()]);
  return readHelp(guide, place);
}

async function readHelp(guide, place) {
  await guide.waitForLoadState("load");
  expect(guide.url().includes(`/help/troubles#${place}`), `It leads to ${guide.url()}`);
  await guide.locator("tr:target").waitFor();
  expect(await guide.evaluate(() => {
    const row = document.querySelector("tr:target").getBoundingClientRect();
    return row.top >= 0 && row.top < innerHeight;
  }), "The row is out of sight");
  const boxes = await guide.locator("tr:target td").evaluateAll(cells => cells.filter(cell => parseFloat(getComputedStyle(cell).borderTopWidth) > 1).length);
  expect(boxes === 0 && await guide.locator("tr:target").evaluate(row => getComputedStyle(row).backgroundImage !== "none"), `Not the row is marked, but ${boxes} cells`);
  const said = await guide.locator("tr:target td").last().textContent();
  await guide.close();
  return said;
}

/** A newcomer's night at the telescope: the cable slips twice, the page is closed, and twenty frames are there in the end. */
async function spendANight(width, locale, count) {
  const isTired = width === 800;
  const server = await serve("--simulate", isTired ? tiredBody() : "SIM-640", "--clock", "fast", "--fault", "cable-pulled-exposing@1/150", "--fault", "cable-pulled-downloading@4/150");
  const complaints = [];
  let page = await open(server, width, complaints, { locale });
  const words = () => page.locator("#series-words").textContent();

  await check(`${width} px, by keyboard: the cable is pulled during an exposure, and the page says so`, async () => {
    await press(page, "connect");
    await says(page, "Connected");
    await fillIn(page, "seconds", "2");
    await page.keyboard.press("Enter");
    // it is away for seconds: what is there meanwhile is read at once
    const [said, help] = await (await page.waitForFunction(() => {
      const banner = document.querySelector("#banners .away"), link = document.querySelector("#message a");
      const waits = document.getElementById("findings").textContent.includes("when it is back");
      // a long exposure is waited for, and a short one begins anew: nothing is at hand then
      const says = ["waiting for the camera", "Camera away"].includes(document.getElementById("bar-words").textContent);
      return banner && link && waits && says && document.querySelector("#notices.bad") && [banner.textContent, link.href];
    })).jsonValue();
    await judge(page, "without its camera");
    await shoot(page, `pulled-${width}`);
    await page.locator("#banners .away").waitFor({ state: "detached" });
    await page.waitForFunction(() => document.getElementById("caption").textContent.startsWith("Frame"));
    const guide = await page.context().newPage();
    await guide.goto(help);
    return `${said} ${await readHelp(guide, "the-log-is-away")}`;
  });

  if (isTired) await check(`${width} px: a battery that is nearly empty stands at the top and in red in the bar, and leads to what to do`, async () => {
    const said = await page.locator("#banners .battery").textContent();
    expect(said.includes("has 9 % of its battery left"), said);
    expect(await page.locator("#bar-battery.bad").getAttribute("aria-label") === "Battery 9 %", "The bar does not say it");
    await judge(page, "with a low battery");
    await shoot(page, `battery-${width}`);
    return `${said}: ${await followHelp(page, page.locator("#banners .battery a"), "of-its-battery-left")}`;
  });

  await check(`${width} px, by keyboard: ${count} flats, the cable slips, the page is closed and opened again`, async () => {
    await fillIn(page, "seconds", "0,2"); // a comma, whatever the browser's language
    await reach(page, "kind");
    await page.keyboard.type("Flats");
    await fillIn(page, "count", String(count));
    await press(page, "start");
    const [told, bar] = await (await page.waitForFunction(() => {
      const [series, bar] = ["series-words", "bar-words"].map(id => document.getElementById(id).textContent);
      return document.querySelector("#banners .away") && series.includes("waiting for the camera") && [series, bar];
    })).jsonValue();
    expect(!/to go|until \d/.test(told), `What waits is counted down: ${told}`);
    expect(/^\d\/\d+ · waiting for the camera$/.test(bar), `The bar says "${bar}"`);
    await shoot(page, `waiting-${width}`);
    await page.waitForFunction(() => /^[3-6] of \d+ flats, (?!waiting)/.test(document.getElementById("series-words").textContent));
    await judge(page, "during a series");
    await shoot(page, `series-${width}`);
    expect(/End after this/.test(await page.locator("#bar-go").textContent()), "The bar does not end the series");
    for (const id of ["start", "stop", "abort"]) expect(!await page.locator(`#${id}`).isVisible(), `Beside the series' buttons stands #${id}`);
    const tall = await page.locator("#expose .fields label").evaluateAll(all => all.filter(label => label.getBoundingClientRect().height > 30).map(label => label.textContent));
    expect(tall.length === 0, `In two lines stands ${tall.join(", ")}`);
    await page.context().close();
    await new Promise(done => setTimeout(done, 1000));
    page = await open(server, width, complaints, { locale, acceptDownloads: true });
    await page.waitForFunction(n => document.getElementById("series-words").textContent.startsWith(`${n} of ${n} flats were taken`), count, { timeout: 60000 });
    await page.waitForFunction(n => [...document.querySelectorAll("#frames li")].filter(li => li.textContent.includes("kept as ARW")).length === n, count);
    const others = (await page.locator("#frames li").allTextContents()).slice(0, count).filter(text => !/flat · 0\.(2|1[89])\d*\ss/.test(text));
    expect(others.length === 0, `Not each is a flat of 0.2 s: ${others[0]}`);
    expect(await page.locator("#places").textContent().then(text => text.includes(`${count} files`)), `The places do not tell of ${count} files`);
    const paths = await page.locator("#places code").evaluateAll(all => all.map(code => code.innerHTML));
    expect(paths.length > 1 && paths.every(path => !/[/\\](?!<wbr>)/.test(path.replaceAll("</", "<"))), `Not to be broken behind a slash: ${paths[0]}`);
    expect(await page.locator("#notices:not(.bad)").isVisible(), "The camera is back, and its notices are in red still");
    for (const id of ["stop", "abort"]) expect(await page.locator(`#${id}`).isVisible(), `After the series there is no #${id}`);
    expect(!await page.locator("#series-ends").isVisible(), "What is over can still be ended");
    await page.locator("#frames li").first().scrollIntoViewIfNeeded(); // pictures are fetched when they come into sight
    await page.waitForFunction(() => [...document.querySelectorAll("#frames img")].slice(0, 5).every(image => image.naturalWidth === 150 || image.naturalWidth > 100));
    await judge(page, "with a night's frames");
    await shoot(page, `frames-${width}`);
    return words();
  });

  await check(`${width} px: a frame is saved as ARW, FITS and JPEG, and the loupe's crop is its pixels`, async () => {
    const saved = async button => {
      const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
      return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
    };
    const arw = await saved(page.locator("#frames li").nth(4).getByRole("button", { name: "ARW" }));
    expect(/_flat_0.2s_ISO\d+_\d{5}.arw$/.test(arw.name) && arw.bytes.readUInt16LE(0) === 0x4949, `${arw.name} is no ARW`);
    const fits = await saved(page.locator("#save-fits"));
    const cards = fits.bytes.toString("latin1", 0, 2880 * 3), begin = 2880 * (1 + Math.floor(cards.indexOf("END     ") / 2880));
    expect(cards.includes("IMAGETYP= 'FLAT"), "The FITS does not say that it is a flat");
    const crop = await page.evaluate(async () => [...new Uint16Array(await (await fetch("/web/camera/0/crop?x=101&y=203&width=64&height=48")).arrayBuffer())]);
    const wrong = crop.filter((value, i) => value !== fits.bytes.readInt16BE(begin + 2 * (640 * (203 + Math.floor(i / 64)) + 101 + i % 64)) + 32768).length;
    expect(wrong === 0, `${wrong} of ${crop.length} pixels differ`);
    const jpeg = await saved(page.locator("#save-jpeg"));
    expect(jpeg.bytes.readUInt16BE(0) === 0xFFD8, `${jpeg.name} is no JPEG`);
    const others = complaints.filter(c => !c.includes("status of 40"));
    expect(others.length === 0, others.join("; "));
    return `${arw.name}, ${crop.length} pixels of the loupe equal the FITS`;
  });

  if (width === 390) await check(`${width} px: the server's end and return are noticed within 2 s`, async () => {
    await server.end();
    const gone = Date.now();
    await says(page, "does not answer");
    const noticed = Date.now() - gone;
    const again = await serve("--simulate", "SIM-640", "--port", new URL(server.address).port);
    const there = Date.now();
    await says(page, "started again");
    const back = Date.now() - there;
    server.end = again.end;
    expect(noticed < 2500 && back < 2000, `It was noticed after ${noticed} ms and ${back} ms`);
    return `after ${noticed} ms and ${back} ms`;
  });
  await page.context().close();
  await server.end();
}

/** Shares one server with two cameras between the flows that need no other. */
async function atOneServer(...flows) {
  const server = await serve("--simulate", "ILCE-7M4,SIM-640", "--clock", "fast");
  try {
    for (const flow of flows) await flow(server);
  } finally {
    await server.end();
  }
}

/** TABLE: what is looked at, and by which name it can be asked for alone. Those of one row run beside each other: most of it is waiting. */
const tools = { check, expect, judge, shoot, says };
const rows = [
  {
    page: () => atOneServer(...widths.map(width => server => look(server, width)), typeEverything, typeTheRest,
      server => judgeHands(complaints => options => open(server, 390, complaints, options), tools)),
    reader: () => judgeReader(serve, open, tools),
  },
  {
    nights: () => Promise.all(["en-US", "de-DE", "fr-FR"].map((locale, i) => spendANight(widths[i], locale, i === 0 ? 20 : 9))),
    mask: () => judgeMask(serve, open, tools),
  },
  {
    // a server of its own: beside the memory of 33 million pixels, which the runtime keeps for the next frame, nobody would see a stream's
    stream: async () => {
      const streaming = await serve("--simulate", "ILCE-7M4");
      try {
        await judgeStream(streaming, browser, check, expect, Number(process.env.WEB_SECONDS ?? 12));
      } finally {
        await streaming.end();
      }
    },
  },
];

const begin = Date.now(), wanted = process.argv.slice(2);
const unknown = wanted.filter(name => !rows.some(row => name in row));
if (unknown.length > 0) throw new Error(`There is no ${unknown}; there are ${rows.flatMap(Object.keys).join(", ")}`);
try {
  for (const row of rows) {
    await Promise.all(Object.entries(row).filter(([name]) => wanted.length === 0 || wanted.includes(name)).map(([, flow]) => flow()));
  }
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true, force: true });
}

console.log(`the page and the stream took ${((Date.now() - begin) / 1000).toFixed(0)} s`);
console.log(`${passed} passed, ${failed} failed, 0 skipped`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
