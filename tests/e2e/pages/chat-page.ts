import type { Locator, Page } from '@playwright/test';

/** The playground, by the roles and labels a person meets. */
export class ChatPage {
  readonly field: Locator;
  readonly search: Locator;

  constructor(readonly window: Page) {
    this.field = window.getByRole('textbox', { name: 'Message' });
    this.search = window.getByRole('searchbox', { name: 'Search conversations' });
  }

  async open(endpoint?: string): Promise<void> {
    await this.window.evaluate(
      (hash) => {
        location.hash = hash;
      },
      endpoint === undefined ? '#/chat' : `#/chat?endpoint=${endpoint}`,
    );
  }

  async say(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press('Enter');
  }

  /** The newest answer of a speaker. */
  answer(speaker: string): Locator {
    return this.window.getByRole('article', { name: speaker }).last();
  }
}
