import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';

/** Width of a kept picture, px. So small that another machine's fonts blur away, and a part that moved or is missing does not. */
const width = 240;
/** How far a channel of a pixel may be off, of 255, and which share of the pixels may be further off. */
const tolerance = { channel: 36, share: 0.03 };
/** A screen that has not come to rest by then is another one, ms. */
const restsWithin = 8_000;
const folder = join(import.meta.dirname, 'pictures');
const actual = join(import.meta.dirname, '../../test-results/pictures');

/**
 * Holds what the window shows against the picture kept of it; with UPSIDE_KEEP_PICTURES=1 that picture is taken anew.
 * `mask`: what is another each time, such as moments and sizes; it is painted over. What differs is written to test-results/pictures. Electron's own image code scales and decodes.
 */
export async function expectPicture(
  app: ElectronApplication,
  window: Page,
  name: string,
  mask: readonly Locator[] = [],
): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await expect(window.locator('body')).toHaveClass(theme === 'dark' ? /awsui-dark-mode/ : /^(?!.*awsui-dark-mode)/);
    const file = `${name}-${theme}.png`;
    const kept = join(folder, file);
    if (process.env.UPSIDE_KEEP_PICTURES === '1' || !existsSync(kept)) {
      if (process.env.UPSIDE_KEEP_PICTURES !== '1')
        throw new Error(`${file} was never kept: UPSIDE_KEEP_PICTURES=1 keeps it.`);
      save(kept, await scaled(app, await shotOf(window, mask)));
      continue;
    }
    const before = readFileSync(kept).toString('base64');
    let taken = '';
    let found = 1;
    // What comes from the store a moment later moves what is below it: a screen is judged when it has come to rest.
    await expect
      .poll(
        async () => {
          taken = await shotOf(window, mask);
          found = await differingShare(app, taken, before);
          return found;
        },
        { timeout: restsWithin },
      )
      .toBeLessThanOrEqual(tolerance.share)
      .catch(() => undefined);
    if (found > tolerance.share) save(join(actual, file), await scaled(app, taken));
    expect.soft(found, `${file}: the share of pixels that differ`).toBeLessThanOrEqual(tolerance.share);
  }
}

async function shotOf(window: Page, mask: readonly Locator[]): Promise<string> {
  const shot = await window.screenshot({
    animations: 'disabled',
    caret: 'hide',
    mask: [...mask],
    maskColor: '#808080',
  });
  return shot.toString('base64');
}

function save(file: string, base64: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, Buffer.from(base64, 'base64'));
}

function scaled(app: ElectronApplication, png: string): Promise<string> {
  return app.evaluate(
    ({ nativeImage }, given) =>
      nativeImage
        .createFromBuffer(Buffer.from(given.png, 'base64'))
        .resize({ width: given.width, quality: 'best' })
        .toPNG()
        .toString('base64'),
    { png, width },
  );
}

/** Share of pixels in which a channel is off by more than the tolerance, 0 to 1; 1 where the sizes differ. */
function differingShare(app: ElectronApplication, png: string, kept: string): Promise<number> {
  return app.evaluate(
    ({ nativeImage }, given) => {
      const now = nativeImage
        .createFromBuffer(Buffer.from(given.png, 'base64'))
        .resize({ width: given.width, quality: 'best' });
      const before = nativeImage.createFromBuffer(Buffer.from(given.kept, 'base64'));
      if (now.getSize().height !== before.getSize().height) return 1;
      const [a, b] = [now.toBitmap(), before.toBitmap()];
      let off = 0;
      for (let at = 0; at < a.length; at += 4) {
        const distance = Math.max(
          Math.abs((a[at] ?? 0) - (b[at] ?? 0)),
          Math.abs((a[at + 1] ?? 0) - (b[at + 1] ?? 0)),
          Math.abs((a[at + 2] ?? 0) - (b[at + 2] ?? 0)),
        );
        if (distance > given.channel) off += 1;
      }
      return off / (a.length / 4);
    },
    { png, kept, width, channel: tolerance.channel },
  );
}
