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
    const opened = app.waitForEvent('window');
    await dialog.getByRole('button', { name: 'Add and open' }).click();
    return opened;
  }
}
