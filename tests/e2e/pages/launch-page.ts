import { expect, type Locator, type Page } from '@playwright/test';

/** The launch wizard, by the roles and labels a person meets. */
export class LaunchPage {
  readonly name: Locator;
  readonly next: Locator;
  readonly launch: Locator;
  readonly restored: Locator;

  constructor(readonly window: Page) {
    this.name = window.getByRole('textbox', { name: 'Name' });
    this.next = window.getByRole('button', { name: 'Next', exact: true });
    this.launch = window.getByRole('button', { name: 'Launch on local workspace · no charge' });
    this.restored = window.getByText('Draft restored');
  }

  /** By its address, as a link would. */
  async open(hash: '#/launch' | '#/launch?data=sample' = '#/launch'): Promise<void> {
    await this.window.evaluate((address) => {
      location.hash = address;
    }, hash);
    await this.step('Recipe and name').waitFor();
  }

  step(title: string): Locator {
    return this.window.getByRole('heading', { name: title, level: 1 });
  }

  async goOn(toTitle: string): Promise<void> {
    await this.next.click();
    await this.step(toTitle).waitFor();
  }

  async chooseSample(channel: 'train' | 'validation'): Promise<void> {
    await this.window
      .getByRole('group', { name: `Where the data for ${channel} comes from` })
      .or(this.window.getByRole('toolbar', { name: `Where the data for ${channel} comes from` }))
      .getByRole('button', { name: 'Sample data' })
      .click();
    await expect(this.window.getByRole('radiogroup', { name: `Sample data for ${channel}` })).toBeVisible();
  }

  /** Data that is in S3 already, for a channel of the open data step. */
  async useObject(channel: string, s3Uri: string): Promise<void> {
    const name = `Where the data for ${channel} comes from`;
    await this.window
      .getByRole('group', { name })
      .or(this.window.getByRole('toolbar', { name }))
      .getByRole('button', { name: 'In S3' })
      .click();
    await this.window.getByRole('combobox', { name: `S3 address for ${channel}` }).fill(s3Uri);
  }

  field(label: string): Locator {
    return this.window.getByRole('textbox', { name: label, exact: true });
  }

  /** Walks an opened wizard on sample data to its review; `fields` are hyperparameters by their labels. */
  async fillIn(name: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.name.fill(name);
    await this.goOn('Data');
    await this.goOn('Hyperparameters');
    for (const [label, value] of Object.entries(fields)) await this.field(label).fill(value);
    await this.goOn('Compute');
    await this.goOn('Review and launch');
    await expect(this.launch).toBeEnabled();
  }

  /** From anywhere: a job on the sample data is launched through the wizard, and its page opened. */
  async launchSample(name: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.open('#/launch?data=sample');
    await this.fillIn(name, fields);
    await this.launch.click();
    await this.window.getByRole('heading', { name, level: 1, exact: true }).waitFor();
  }
}
