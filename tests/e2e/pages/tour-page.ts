import { expect, type Locator, type Page } from '@playwright/test';

/** The guided tour beside the screens, by the roles and labels a person meets. */
export class TourPage {
  readonly panel: Locator;

  constructor(readonly window: Page) {
    this.panel = window.getByRole('region', { name: 'Guided tour' });
  }

  button(name: 'Show me' | 'Next step' | 'Skip' | 'Back' | 'Tidy up' | 'Close' | 'Leave the tour'): Locator {
    return this.panel.getByRole('button', { name, exact: true });
  }

  /** Goes where a step is done, once it stands there. */
  async show(title: string): Promise<void> {
    await expect(this.panel.getByRole('heading', { name: title })).toBeVisible();
    await this.button('Show me').click();
  }

  /** The tour has seen that the step is done, and goes on. */
  async done(): Promise<void> {
    await expect(this.panel.getByText('Done', { exact: true })).toBeVisible({ timeout: 60_000 });
    await this.button('Next step').click();
  }
}
