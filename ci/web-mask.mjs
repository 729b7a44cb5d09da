/** A body with a Bahtinov mask before its lens, driven through the focus by the page's own buttons. */
export async function judgeMask(serve, opens, { check, expect, judge, shoot, says }) {
  const server = await serve("--simulate", "SIM-640", "--clock", "fast", "--mask");
  const complaints = [], page = await opens(server, 390, complaints);
  const byId = id => page.locator(`#${id}`);
  let frames = 0;

  /** Moves the lens, takes a frame, and reads what is told of its spikes: pixels with their sign. */
  async function offsetAfter(step, times) {
    const way = Number(await byId(step).evaluate(button => button.dataset.step));
    for (let i = 0; i < times; i++) {
      const goal = Number(/Position (\d+)/.exec(await byId("position").textContent())[1]) + way;
      await byId(step).click();
      await page.waitForFunction(p => new RegExp(`^Position ${p} (?!.*moving)`).test(document.getElementById("position").textContent), goal, { timeout: 60000 });
    }
    frames++;
    const answered = page.waitForResponse(async answer => answer.url().includes("/bahtinov.json?") && (await answer.json()).frame === frames);
    await byId("bar-go").click();
    const { offset } = await (await answered).json();
    await page.waitForFunction(told => document.getElementById("bahtinov").textContent.includes(told), `${Math.abs(offset).toFixed(1)} pixels`);
    return { told: await byId("bahtinov").textContent(), offset };
  }

  await check("390 px: behind a Bahtinov mask the spikes meet in focus, and part to either side of it", async () => {
    await byId("connect").click();
    await says(page, "Connected");
    await byId("seconds").fill("2");
    await byId("bar-go").click();
    await page.waitForFunction(n => document.getElementById("caption").textContent.startsWith(`Frame ${n}`), ++frames);
    await page.locator("#loupe-box summary").click();
    await page.waitForFunction(() => document.getElementById("loupe").getAttribute("aria-label").startsWith("Pixels "));
    await byId("loupe-bahtinov").check();
    await page.waitForFunction(() => document.getElementById("bahtinov").textContent.includes("in focus"));
    const far = await offsetAfter("step-5", 1);
    expect(Math.abs(far.offset) > 1, far.told);
    const [middle, crossing] = await page.evaluate(() => {
      const canvas = document.getElementById("loupe"), { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      // where the lines cross the star's own row, by their colours: orange is red before blue, the others blue before red
      const columns = [[], []];
      for (let i = 0; i < data.length; i += 4) {
        if (data[i] - data[i + 2] > 60) columns[0].push(i / 4 % canvas.width);
        if (data[i + 2] - data[i] > 60) columns[1].push(i / 4 % canvas.width);
      }
      return columns.map(xs => xs.length > 100 ? xs.reduce((sum, x) => sum + x) / xs.length : NaN);
    });
    expect(Math.abs(Math.abs(crossing - middle) - Math.abs(far.offset)) < 1.5,
      `The middle spike is drawn at ${middle.toFixed(1)}, the others cross at ${crossing.toFixed(1)}: ${far.told}`);
    await judge(page, "with a mask's spikes");
    await shoot(page, "bahtinov-390");
    const near = await offsetAfter("step-0", 2);
    expect(far.offset * near.offset < -1, `One way: ${far.told} The other: ${near.told}`);
    expect(complaints.length === 0, complaints.join("; "));
    return `${far.offset} and ${near.offset} pixels; ${(crossing - middle).toFixed(1)} as drawn`;
  });
  await page.context().close();
  await server.end();
}
