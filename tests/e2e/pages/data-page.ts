import type { Locator, Page } from '@playwright/test';

/** The screens of data sets, by the roles and labels a person meets. */
export class DataPage {
  readonly sets: Locator;
  readonly files: Locator;
  readonly start: Locator;
  readonly dropZone: Locator;

  constructor(readonly window: Page) {
    this.sets = window.getByRole('table', { name: 'Data sets' });
    this.files = window.getByRole('table', { name: 'Recognised files' });
    this.start = window.getByRole('button', { name: 'Import and prepare' });
    this.dropZone = window.getByTestId('drop-zone');
  }

  async open(path = ''): Promise<void> {
    await this.window.evaluate((hash) => {
      location.hash = hash;
    }, `#/data${path}`);
  }

  /** Waits until the version whose page is open is ready, and returns its id. */
  async ready(): Promise<string> {
    await this.window.getByRole('heading', { name: 'Quality report' }).waitFor({ timeout: 60_000 });
    const hash = await this.window.evaluate(() => location.hash);
    return hash.split('/').at(-1) ?? '';
  }

  /** Drops files or folders of this machine where a person would, as Chromium itself reports a drop. */
  async drop(paths: readonly string[]): Promise<void> {
    const box = await this.dropZone.boundingBox();
    if (box === null) throw new Error('There is nothing to drop on.');
    const session = await this.window.context().newCDPSession(this.window);
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const data = { items: [], files: [...paths], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, ...at, data });
    await session.detach();
  }
}
