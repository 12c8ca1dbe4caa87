import type { ElectronApplication, Locator, Page } from '@playwright/test';

/** The screen of all workspaces, and the frame's sign of the present one, by the roles and labels a person meets. */
export class WorkspacesPage {
  readonly table: Locator;
  /** In the top bar of every screen. */
  readonly button: Locator;
  readonly menu: Locator;
  readonly band: Locator;

  constructor(readonly window: Page) {
    this.table = window.getByRole('table', { name: 'Workspaces' });
    this.button = window.getByRole('button', { name: /^Workspace / });
    this.menu = window.getByRole('region', { name: 'Workspaces', exact: true });
    this.band = window.locator('.workspace-band');
  }

  async open(): Promise<void> {
    await this.window.evaluate(() => {
      location.hash = '#/workspaces';
    });
    await this.table.waitFor();
  }

  row(name: string | RegExp): Locator {
    return this.table.getByRole('row', { name });
  }

  dialog(name: string): Locator {
    return this.window.getByRole('dialog', { name, exact: true });
  }

  /** Chooses a profile in the open form; its option is named by the profile. */
  async chooseProfile(name: string): Promise<void> {
    await this.window.getByRole('button', { name: /^Profile/ }).click();
    await this.window.getByRole('option', { name: new RegExp(`^${name} `) }).click();
  }

  /** Adds a workspace of a profile and gives the window it opens. */
  async add(app: ElectronApplication, profile: string, colour: string): Promise<Page> {
    await this.window.getByRole('link', { name: 'Add AWS workspace' }).click();
    const dialog = this.dialog('Add an AWS workspace');
    await dialog.waitFor();
    await this.chooseProfile(profile);
    await dialog.getByRole('radio', { name: colour }).check();
    const added = seenWindow(app);
    await dialog.getByRole('button', { name: 'Add and open' }).click();
    return (await added) ?? this.openAgain(app, profile);
  }

  /** Playwright misses a window now and then; such a one is closed, and opened once more. */
  private async openAgain(app: ElectronApplication, name: string): Promise<Page> {
    console.warn('No window of the workspace was seen; it is opened once more.');
    await app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows())
        if (window.webContents.getURL().includes('workspace=')) window.destroy();
    });
    const opened = seenWindow(app);
    await this.row(name)
      .getByRole('button', { name: `Open ${name}` })
      .click();
    const window = await opened;
    if (window === null) throw new Error(`The window of ${name} was opened twice, and none was seen.`);
    return window;
  }
}

/** Longer than a busy machine needs until a window is there, ms. */
const windowWithin = 20_000;

/** The next window, null when Playwright sees none in time. */
function seenWindow(app: ElectronApplication): Promise<Page | null> {
  return app.waitForEvent('window', { timeout: windowWithin }).catch(() => null);
}
