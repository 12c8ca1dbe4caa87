import { expect, test } from './fixtures';
import { expectPicture } from './kept-picture';

/** Screens that look the same at every start: an empty workspace, forms, texts. Address → what is there once it is drawn. */
const screens = [{ name: 'jobs-empty', hash: '#/jobs', drawn: 'No training jobs yet' }] as const;

test('every screen of an empty workspace looks as it was kept', async ({ app, window }) => {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900));
  for (const { name, hash, drawn } of screens) {
    await window.evaluate((address) => {
      location.hash = address;
    }, hash);
    await expect(window.getByText(drawn).first()).toBeVisible();
    await expectPicture(app, window, name);
  }
});
