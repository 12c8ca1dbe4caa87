import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator } from '@playwright/test';
import type { Upside } from '../e2e/launch-upside';

const themes = ['light', 'dark'] as const;

/** Takes a picture of what the window shows, in both themes: `<screen>-<state>-<theme>.png`. */
export interface Camera {
  /** `part`: that much of the window only. */
  shoot(upside: Upside, screen: string, state: string, part?: Locator): Promise<void>;
}

/** @param only how the names of the states to take begin, e.g. "home"; empty: all. Other pictures stay as they are. */
export function createCamera(folder: string, only: readonly string[]): Camera {
  if (only.length === 0) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return {
    async shoot({ app, window }, screen, state, part) {
      if (only.length > 0 && !only.some((begin) => `${screen}-${state}`.startsWith(begin))) return;
      // Nothing is to look hovered over.
      await window.mouse.move(0, 0);
      // Playwright would hold the page in the light theme whatever the system says.
      await window.emulateMedia({ colorScheme: null });
      for (const theme of themes) {
        await app.evaluate(({ nativeTheme }, source) => {
          nativeTheme.themeSource = source;
        }, theme);
        const dark = /awsui-dark-mode/;
        if (theme === 'dark') await expect(window.locator('body')).toHaveClass(dark);
        else await expect(window.locator('body')).not.toHaveClass(dark);
        await window.evaluate(settled);
        const path = join(folder, `${screen}-${state}-${theme}.png`);
        await (part ?? window).screenshot({ path, animations: 'disabled' });
        console.log(path);
      }
    },
  };
}

/** Letters are there, and whatever fades in has come in; what turns for ever is not waited for. */
async function settled(): Promise<void> {
  await document.fonts.ready;
  const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
  // The frame that shows their end comes after it.
  for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Pairs of pictures that are the same to the byte: one of them shows not what its name says. */
export function equalPictures(folder: string): readonly string[] {
  const seen = new Map<string, string>();
  return readdirSync(folder).flatMap((name) => {
    const digest = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
    const twin = seen.get(digest);
    seen.set(digest, name);
    return twin === undefined ? [] : [`${twin} = ${name}`];
  });
}
