import { expect, test } from './fixtures';
import { LaunchPage } from './pages/launch-page';
import { serious } from './serious';

test.use({ start: '' });

test('palette, shortcuts and help: everything is found by name and reached by keys', async ({ app, window }) => {
  const at = (hash: string) => expect(window).toHaveURL(new RegExp(`${hash}$`));
  await expect(window.getByText('Nothing runs now.')).toBeVisible();
  const field = window.getByRole('combobox', { name: 'Command or name' });

  // Letters alone go to areas.
  await window.keyboard.press('g');
  await window.keyboard.press('m');
  await at('#/models');
  await window.keyboard.press('n');
  const wizard = new LaunchPage(window);
  await wizard.step('Recipe and name').waitFor();
  await at('#/launch');
  await wizard.launchSample('harbour-lights', { Epochs: '1' });

  // A thing is found by letters of its name, with its kind; what was chosen last comes first.
  await window.keyboard.press('Control+k');
  await field.fill('hrblgts');
  const found = window.getByRole('option', { name: /^harbour-lights\s*Training job/ });
  await expect(found).toHaveAttribute('aria-selected', 'true');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Control+k');
  await field.fill('theme dark');
  await window.keyboard.press('Enter');
  await expect.poll(() => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  await window.keyboard.press('Control+k');
  await field.fill('job');
  await field.fill('');
  await window.keyboard.press('Escape');

  await window.keyboard.press('g');
  await window.keyboard.press('j');
  await at('#/jobs');
  await window.getByRole('heading', { name: /^Training jobs/, level: 1 }).waitFor();
  await window.keyboard.press('/');
  await expect(window.getByRole('combobox', { name: 'Filter jobs' })).toBeFocused();
  // While one types in a field they are letters.
  await window.keyboard.type('gmn?');
  await expect(window.getByRole('combobox', { name: 'Filter jobs' })).toHaveValue('gmn?');
  await at('#/jobs');
  await window.getByRole('combobox', { name: 'Filter jobs' }).fill('');
  await window.keyboard.press('Escape');
  await window.getByRole('main').focus();

  await window.keyboard.press('?');
  const sheet = window.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toContainText('Audit log');
  await expect(sheet.getByRole('button', { name: 'Close' })).toBeFocused();
  expect(await serious(window)).toEqual([]);
  // Nothing happens behind an open dialog.
  await window.keyboard.press('n');
  await at('#/jobs');
  await window.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  await window.keyboard.press('F1');
  const help = window.getByRole('complementary', { name: 'Help' });
  await expect(help).toContainText('upside jobs list');
  expect(await serious(window)).toEqual([]);
  await window.keyboard.press('g');
  await window.keyboard.press('e');
  await expect(help).toContainText('upside endpoints list');
  await window.keyboard.press('F1');
  await expect(help).toBeHidden();

  // The application menu asks for the same by the same registry.
  await app.evaluate(({ Menu }) => {
    const [file] = Menu.getApplicationMenu()?.items.filter(({ label }) => label === '&File') ?? [];
    file?.submenu?.items.find(({ label }) => label === 'Settings')?.click();
  });
  await at('#/settings');
});
