import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { DataPage } from './pages/data-page';

/** From the smallest laptop to the largest desk, and for people who need it large. CSS pixels of the page's content. */
const sizes = [
  { name: '1280×720', width: 1280, height: 720, zoom: 1 },
  { name: '3840×2160', width: 3840, height: 2160, zoom: 1 },
  { name: '1440×900 at 200 %', width: 1440, height: 900, zoom: 2 },
] as const;

const screens = [
  '#/',
  '#/data',
  '#/data/import?data=sample',
  '#/data/s3',
  '#/insights',
  '#/jobs',
  '#/processing',
  '#/process',
  '#/launch',
  '#/models',
  '#/endpoints',
  '#/deploy',
  '#/chat',
  '#/audit',
  '#/settings',
  '#/about',
  '#/workspaces',
  '#/doctor',
] as const;

/** What may move sideways inside a screen, and why; everything else fits its place from the smallest laptop on. */
const mayMove = {
  '.code-block-text': 'code is read as it was written: a wrapped line would copy and read as two',
  '.log-view-scroller': 'a line of a log is one line, however long a program made it',
} as const;

/** UPSIDE_SIZE_PICTURES=DIR also keeps a picture of each, to be looked at. */
const pictures = process.env.UPSIDE_SIZE_PICTURES;

test('no screen and nothing inside one has to be moved sideways, whatever the window and the zoom', async ({
  app,
  window,
}) => {
  test.setTimeout(240_000);
  const data = new DataPage(window);
  await data.open('/import?data=sample');
  await data.start.click();
  await data.ready();
  const version = await window.evaluate(() => location.hash);
  const wide: string[] = [];
  for (const size of sizes) {
    await resize(app, window, size);
    for (const hash of [...screens, version]) {
      await show(window, hash);
      const over = await overflow(window);
      if (over !== null) wide.push(`${size.name} ${hash}: ${over}`);
      // Magnified to twice the size, a table of eight columns may scroll in its panel.
      if (size.zoom === 1) for (const part of await sideways(window)) wide.push(`${size.name} ${hash}: ${part}`);
      const file = `${size.name} ${hash.replaceAll(/[#/?=]+/g, '-')}.png`;
      if (pictures !== undefined) await writeFile(join(pictures, file), await pictureOf(app));
    }
  }
  expect(wide).toEqual([]);
});

async function resize(app: ElectronApplication, window: Page, size: (typeof sizes)[number]): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { height, width, zoom }) => {
    const one = BrowserWindow.getAllWindows()[0];
    one?.setContentSize(width, height);
    one?.webContents.setZoomFactor(zoom);
  }, size);
  await window.waitForFunction((width) => Math.abs(globalThis.innerWidth - width) < 2, size.width / size.zoom);
}

async function show(window: Page, hash: string): Promise<void> {
  await window.evaluate((address) => {
    location.hash = address;
  }, hash);
  await expect(window.locator('main.content').getByRole('heading').first()).toBeVisible();
  // Two frames: what measures itself has done so.
  await window.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Playwright's own pictures do not know the zoom. */
async function pictureOf(app: ElectronApplication): Promise<Buffer> {
  const png = await app.evaluate(async ({ BrowserWindow }) => {
    const picture = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return picture?.toPNG().toString('base64') ?? '';
  });
  return Buffer.from(png, 'base64');
}

/** What is wider than the place it has; null when nothing is. */
function overflow(window: Page): Promise<string | null> {
  return window.evaluate(() => {
    for (const place of document.querySelectorAll('html, main.content, .top-bar, .status-bar')) {
      const name = place.className || place.tagName.toLowerCase();
      if (place.scrollWidth > place.clientWidth + 1)
        return `${name} is ${place.scrollWidth - place.clientWidth} px too wide`;
      if (place.matches('.top-bar, .status-bar') && place.scrollHeight > place.clientHeight + 1)
        return `${name} is ${place.scrollHeight - place.clientHeight} px too high`;
    }
    return null;
  });
}

/** The parts of the page that scroll sideways and may not. */
function sideways(window: Page): Promise<readonly string[]> {
  return window.evaluate((allowed) => {
    const scrolls = (part: Element) => ['auto', 'scroll'].includes(getComputedStyle(part).overflowX);
    return [...document.querySelectorAll('body *')]
      .filter((part) => part.scrollWidth > part.clientWidth + 1 && scrolls(part) && !part.matches(allowed))
      .map(
        (part) => `${part.tagName.toLowerCase()}.${part.className} is ${part.scrollWidth - part.clientWidth} px wider`,
      );
  }, Object.keys(mayMove).join(', '));
}
