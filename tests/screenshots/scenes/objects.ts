import type { Upside } from '../../e2e/launch-upside';
import { openAnew } from '../../e2e/stream-control';
import { workspaceOf } from '../../e2e/workspace';
import type { Camera } from '../camera';

/** Buckets, a folder, and an object looked into. */
export async function objectPictures(upside: Upside, camera: Camera): Promise<void> {
  const { home, window } = upside;
  const workspace = workspaceOf(home);
  await workspace.put('town/harbour/boats.csv', 'name,berth\nTern,4\nPetrel,7\n');
  await workspace.put('town/notes.json', '{"lamp":"green","tide":"out"}');
  workspace.close();
  await openAnew(window, '#/data/s3');
  const bucket = window.getByRole('link', { name: /^sagemaker-/ });
  await bucket.waitFor();
  await camera.shoot(upside, 'objects', 'buckets');
  await bucket.click();
  await window.getByRole('link', { name: 'town/' }).click();
  await window.getByRole('button', { name: 'Show notes.json' }).waitFor();
  await camera.shoot(upside, 'objects', 'folder');
  await window.getByRole('button', { name: 'Show notes.json' }).click();
  await window.getByRole('region', { name: 'Text of notes.json' }).waitFor();
  await camera.shoot(upside, 'objects', 'preview');
}
