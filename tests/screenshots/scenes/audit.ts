import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { Upside } from '../../e2e/launch-upside';
import type { Camera } from '../camera';
import { goTo } from '../go-to';

/** The log after much was changed: whole, filtered, and found to be intact. */
export async function auditLog(upside: Upside, camera: Camera): Promise<void> {
  const { window } = upside;
  await goTo(window, '#/audit');
  const words = window.getByRole('searchbox', { name: 'Filter the audit log' });
  await window.getByText('promotions.start').first().waitFor();
  await camera.shoot(upside, 'audit', 'entries');
  await words.fill('CreateEndpointConfig');
  await window.getByText('DeleteAlarms').first().waitFor({ state: 'hidden' });
  await camera.shoot(upside, 'audit', 'filtered');
  await words.fill('nothing like it');
  await window.getByText('No entry matches the filter').waitFor();
  await camera.shoot(upside, 'audit', 'no-match');
  await window.getByRole('button', { name: 'Clear the filter' }).click();
  await window.getByRole('button', { name: 'Verify' }).click();
  await window.getByText(/^The audit log is intact/).waitFor();
  await camera.shoot(upside, 'audit', 'verified');
}

/** Breaks the log of this home, past the console, and has it verified. */
export async function auditBroken(upside: Upside, camera: Camera): Promise<void> {
  const { window, home } = upside;
  const database = new DatabaseSync(join(home, 'store.db'));
  database.exec("DROP TRIGGER audit_unchanged; UPDATE audit SET hash = replace(hash, 'a', 'b') WHERE sequence = 2");
  database.close();
  await goTo(window, '#/audit');
  await window.getByRole('button', { name: 'Verify' }).click();
  await window.getByText(/^The audit log is broken at entry 2/).waitFor();
  await camera.shoot(upside, 'audit', 'broken');
}
