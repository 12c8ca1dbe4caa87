import type { Locator, Page } from '@playwright/test';

/** The form that begins a promotion and the flight recorder it leads to, by the roles and labels a person meets. */
export class PromotePage {
  readonly promote: Locator;
  readonly calls: Locator;
  readonly phases: Locator;
  readonly back: Locator;
  private readonly main: Locator;

  constructor(
    readonly window: Page,
    readonly endpoint: string,
  ) {
    this.main = window.getByRole('main');
    this.promote = this.main.getByRole('button', { name: 'Promote', exact: true });
    this.calls = window.getByRole('table', { name: 'Calls', exact: true });
    this.phases = window.getByRole('list', { name: 'Phases' });
    this.back = this.main.getByRole('button', { name: 'Go back to the version before' });
  }

  /** By its address, as a link would. */
  async open(): Promise<void> {
    await this.window.evaluate((name) => {
      location.hash = `#/endpoints/${name}/promote`;
    }, this.endpoint);
    await this.window.getByRole('heading', { name: `Promote to ${this.endpoint}`, level: 1 }).waitFor();
  }

  async chooseGroup(group: string): Promise<void> {
    await this.window.getByRole('button', { name: 'Model group' }).click();
    await this.option(group).click();
  }

  /** Leaves the list of versions open. */
  async listVersions(): Promise<void> {
    await this.window.getByRole('button', { name: 'Version' }).click();
  }

  option(name: string | RegExp): Locator {
    return this.window.getByRole('option', { name });
  }

  async choose(group: string, version: number): Promise<void> {
    await this.chooseGroup(group);
    await this.listVersions();
    await this.option(new RegExp(`^Version ${version}\\b`)).click();
  }

  async strategy(name: 'Canary' | 'Linear' | 'All at once'): Promise<void> {
    await this.main.getByRole('radio', { name }).check();
  }

  /** A number of the form, by the beginning of its label. */
  field(label: string): Locator {
    return this.main.getByRole('textbox', { name: label });
  }

  /** The row of the plan that says which version a variant gets. */
  get modelRow(): Locator {
    return this.main.getByRole('row', { name: /model/ });
  }

  /** Presses Promote, agrees, and waits for the flight recorder. */
  async start(): Promise<void> {
    await this.promote.click();
    await this.window.getByRole('dialog').getByRole('button', { name: 'Promote', exact: true }).click();
    await this.phases.waitFor();
  }

  verdict(words: string): Locator {
    return this.main.getByText(words, { exact: true });
  }
}
