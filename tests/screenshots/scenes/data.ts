import type { Upside } from '../../e2e/launch-upside';
import { DataPage } from '../../e2e/pages/data-page';
import type { Camera } from '../camera';

/** Data sets from nothing to two versions of the sample side by side. */
export async function dataScreens(upside: Upside, camera: Camera): Promise<void> {
  const { window } = upside;
  const data = new DataPage(window);
  await data.open();
  await window.getByRole('heading', { name: 'No data sets yet' }).waitFor();
  await camera.shoot(upside, 'data', 'empty');
  await data.open('/import');
  await data.dropZone.waitFor();
  await camera.shoot(upside, 'data-import', 'nothing-chosen');
  const first = await imported(upside, '15', async () => {
    await window.evaluate(() => document.querySelector('main')?.scrollTo(0, 0));
    await camera.shoot(upside, 'data-import', 'recognised');
    await data.start.scrollIntoViewIfNeeded();
    await camera.shoot(upside, 'data-import', 'review');
  });
  await camera.shoot(upside, 'data-version', 'card');
  await window.getByRole('heading', { name: 'Quality report' }).evaluate((heading) => heading.scrollIntoView());
  await camera.shoot(upside, 'data-version', 'quality');
  await window.getByRole('heading', { name: 'Files' }).evaluate((heading) => heading.scrollIntoView());
  await camera.shoot(upside, 'data-version', 'files');
  const second = await imported(upside, '25', async () => undefined);
  await data.open(`/sets/wickerly/${first}/compare/${second}`);
  await window.getByRole('heading', { name: 'In short' }).waitFor();
  await camera.shoot(upside, 'data-difference', 'shares');
  await data.open();
  await data.sets.getByRole('link', { name: second }).waitFor();
  await camera.shoot(upside, 'data', 'versions');
  await data.open(`/sets/wickerly/${'0'.repeat(12)}`);
  await window.getByText(/could not be opened/).waitFor();
  await camera.shoot(upside, 'data-version', 'not-found');
}

async function imported(upside: Upside, validation: string, look: () => Promise<void>): Promise<string> {
  const data = new DataPage(upside.window);
  // From another screen, so that what was typed before is gone.
  await data.open();
  await data.sets.waitFor();
  await data.open('/import?data=sample');
  await data.files.waitFor();
  await upside.window.getByLabel('For validation, %').fill(validation);
  await look();
  await data.start.click();
  await data.start.waitFor({ state: 'detached' });
  return data.ready();
}
