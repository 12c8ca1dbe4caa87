import type { Upside } from '../../e2e/launch-upside';
import type { Camera } from '../camera';
import { goTo } from '../go-to';

/** What the window opens with, and what stands beside and above every screen; ends on the list of jobs. */
export async function firstScreens(upside: Upside, camera: Camera): Promise<void> {
  const { window } = upside;
  await window.getByText('Nothing runs now.').waitFor();
  await camera.shoot(upside, 'home', 'first-run');
  await window.keyboard.press('F1');
  await window.getByRole('complementary', { name: 'Help' }).waitFor();
  await camera.shoot(upside, 'home', 'help');
  await window.keyboard.press('F1');
  await window.keyboard.press('?');
  await window.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await camera.shoot(upside, 'frame', 'shortcuts');
  await window.keyboard.press('Escape');

  await window.getByRole('button', { name: 'Take the guided tour' }).click();
  const tour = window.getByRole('region', { name: 'Guided tour' });
  await tour.getByRole('button', { name: 'Show me' }).click();
  await window.locator('main [data-tour-point]').waitFor();
  await camera.shoot(upside, 'tour', 'first-step');
  await tour.getByRole('button', { name: 'Leave the tour' }).click();
  await goTo(window, '#/home');
  await window.getByRole('button', { name: 'Go on with the tour' }).waitFor();
  await camera.shoot(upside, 'tour', 'left');
  await window.getByRole('button', { name: 'End it' }).click();

  await goTo(window, '#/settings');
  await window.getByText('Budget of the offline store').waitFor();
  await camera.shoot(upside, 'settings', 'top');
  await window.evaluate(() => document.querySelector('main')?.scrollTo(0, document.body.scrollHeight));
  await camera.shoot(upside, 'settings', 'below');
  await goTo(window, '#/about');
  await window.getByText('Packages inside').waitFor();
  await camera.shoot(upside, 'about', 'all');
  await goTo(window, '#/jobs');
}

/** Home and the bell of a workspace in which things ran and failed, all of which somebody has looked at. */
export async function homeInUse(upside: Upside, camera: Camera): Promise<void> {
  const { window } = upside;
  await goTo(window, '#/home');
  await window.getByText('Nothing needs you.').waitFor();
  await camera.shoot(upside, 'home', 'in-use');
  await window.getByRole('button', { name: /^Notifications/ }).click();
  await window.getByRole('list', { name: 'History' }).waitFor();
  await camera.shoot(upside, 'frame', 'notifications');
  await window.keyboard.press('Escape');
}
