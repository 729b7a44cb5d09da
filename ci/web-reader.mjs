// A reader who knows none of it: a body with three things wrong, and nothing but what the page says and where its links lead.

/** TABLE: what is wrong with the body, and the rows of the guide in which its three causes stand. */
const nights = [
  ["interval-shooting jpeg-only cable-pulled-exposing@1/5", "interval-shooting no-raw the-log-is-away"],
  ["noise-reduction small-file live-view-denied",           "long-exposure-nr small-file live-view-is-black"],
  ["interval-shooting overheating-stop live-view-denied",   "interval-shooting it-reports-an-error live-view-is-black"],
];

export async function judgeReader(serve, opens, { check, expect, shoot, says }) {
  for (const [faults, causes] of nights) {
    const server = await serve("--simulate", "SIM-640", "--clock", "fast", ...faults.split(" ").flatMap(fault => ["--fault", fault]));
    try {
      await check(`a reader finds what is wrong: ${faults.replaceAll(" ", ", ")}`, () => read(server, causes.split(" ")));
    } finally {
      await server.end();
    }
  }

  async function read(server, causes) {
    const complaints = [], page = await opens(server, 390, complaints);
    const found = new Map();
    /** Follows each link that stands beside a sentence, as one who wonders would. */
    async function wonder() {
      const links = await page.locator("#message a, #banners a, #findings a, #series-help:visible").evaluateAll(all => all.map(a => [a.href, a.ariaLabel]));
      const nameless = links.filter(([, name]) => !/^What to do: .{9,}/.test(name));
      expect(nameless.length === 0, `To a screen reader a link says "${nameless[0]}"`);
      for (const link of links.map(([address]) => address).filter(link => !found.has(link))) {
        const guide = await page.context().newPage();
        await guide.goto(link);
        const row = guide.locator("tr:target");
        found.set(link, { place: new URL(guide.url()).hash.slice(1), cure: await row.count() ? await row.locator("td").last().textContent() : "" });
        await guide.close();
      }
    }
    await page.locator("#connect").click();
    await says(page, "Connected");
    await page.locator("#findings li:not(:text-matches('^Connect'))").first().waitFor();
    await wonder();
    await page.locator("#seconds").fill("2");
    await page.locator("#bar-go:text-is('Expose')").click();
    await page.waitForFunction(() => document.querySelector("#message a, #banners a") || document.getElementById("caption").textContent.startsWith("Frame"));
    await wonder();
    await page.locator("#bar-go:text-is('Expose')").waitFor();
    await wonder();
    await page.getByLabel("Live", { exact: true }).check();
    await page.waitForFunction(() => document.querySelector("#banners .live") ? document.getElementById("caption").textContent === "No live picture: see above"
      : document.getElementById("caption").textContent.startsWith("Live, "));
    await wonder();
    const failed = page.locator("#frames li:not(:has(img))");
    expect(await failed.count() > 0 === causes.includes("it-reports-an-error"), `${await failed.count()} frames have failed`);
    const rows = (await failed.allTextContents()).filter(row => / · 0\ss|ARW|FITS/.test(row));
    expect(rows.length === 0, `What failed has a time or a file: ${rows[0]}`);
    await shoot(page, `reader-${causes[1]}`);
    if (causes.includes("it-reports-an-error")) { // once more, and it is told once
      await page.locator("#bar-go:text-is('Expose')").click();
      await failed.filter({ hasText: ", tried 2 times" }).waitFor();
      expect(await failed.count() === 1, `${await failed.count()} lines tell of one failure`);
    }
    await page.context().close();
    const missed = causes.filter(cause => ![...found.values()].some(({ place, cure }) => place.startsWith(cause) && cure.length > 10));
    expect(missed.length === 0, `Not found: ${missed}; but ${JSON.stringify([...found])}`);
    return [...found].map(([link, { place }]) => `"${new URL(link).searchParams.get("says").slice(0, 40)}…" ${place}`).join("; ");
  }
}
