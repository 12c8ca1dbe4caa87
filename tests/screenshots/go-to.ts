import type { Page } from '@playwright/test';

/** Opens a screen by its address, as a link would. */
export async function goTo(window: Page, hash: string): Promise<void> {
  await window.evaluate((address) => {
    location.hash = address;
  }, hash);
}
