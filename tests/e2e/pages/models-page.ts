import type { Locator, Page } from '@playwright/test';

/** The registry's screens, by the roles and labels a person meets. */
export class ModelsPage {
  readonly groups: Locator;
  readonly comparison: Locator;
  readonly differencesOnly: Locator;
  readonly lineage: Locator;
  readonly confusion: Locator;

  constructor(readonly window: Page) {
    this.groups = window.getByRole('table', { name: 'Model groups' });
    this.comparison = window.getByRole('region', { name: 'Comparison' });
    this.differencesOnly = window.getByRole('checkbox', { name: 'Differences only' });
    this.lineage = window.getByRole('region', { name: 'Lineage, from data to endpoint' });
    this.confusion = window.getByRole('region', { name: /^Confusion matrix/ });
  }

  async open(path = ''): Promise<void> {
    await this.window.evaluate((hash) => {
      location.hash = hash;
    }, `#/models${path}`);
  }

  /** Registers the job whose page is open and waits for the version's page. */
  async register(group: string, description = ''): Promise<void> {
    await this.window.getByRole('button', { name: 'Register model', exact: true }).click();
    const dialog = this.window.getByRole('dialog', { name: 'Register this model?' });
    await dialog.getByLabel('Group').fill(group);
    await dialog.getByLabel('Description').fill(description);
    await dialog.getByRole('button', { name: 'Register model', exact: true }).click();
    await this.heading(group).waitFor();
  }

  /** Of a version's page. */
  heading(group: string): Locator {
    return this.window.getByRole('heading', { level: 1, name: new RegExp(`^${group} / version \\d+$`) });
  }

  action(name: 'Approve' | 'Reject' | 'Delete'): Locator {
    return this.window.getByRole('main').getByRole('button', { name, exact: true });
  }

  /** Approves or rejects the version whose page is open. */
  async judge(verdict: 'Approve' | 'Reject', note: string): Promise<void> {
    await this.action(verdict).click();
    const dialog = this.window.getByRole('dialog', { name: `${verdict} this version?` });
    await dialog.getByLabel('Note').fill(note);
    await dialog.getByRole('button', { name: verdict, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  get deploy(): Locator {
    return this.window.getByRole('main').getByRole('link', { name: 'Deploy', exact: true });
  }

  /** A box of the lineage by what it stands for, e.g. "Training job". */
  node(kind: string): Locator {
    return this.lineage.getByRole('listitem').filter({ hasText: new RegExp(`^${kind}`) });
  }
}
