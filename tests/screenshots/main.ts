import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, root } from '../../electron/launch.mjs';
import { freshHome, launchUpside, type Upside } from '../e2e/launch-upside';
import { stopDaemon } from '../e2e/stop-daemon';
import { python } from '../fakes/workspace-driver';
import { type Camera, createCamera, equalPictures } from './camera';
import { servingPictures } from './serving-pictures';
import { trainingPictures } from './training-pictures';

// Every screen and state in both themes, by a real app that really trains and serves. Exit 1 when a state
// cannot be reached or two pictures are the same. `training` or `serving` as an argument takes that half alone;
// any other argument is how the names of the states to take begin, e.g. `-- home data-version`: the rest is only gone through.
const folder = join(root, 'release/screenshots');
const size = { width: 1440, height: 900 };
const halves = [
  { name: 'training', take: trainingPictures, environment: {} },
  { name: 'serving', take: servingPictures, environment: { UPSIDE_PYTHON: python } },
];

/** A home of its own for each half: one workspace has no interpreter for Python programs, the other has. */
async function inFreshHome(
  take: (upside: Upside, camera: Camera) => Promise<void>,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const { home, remove } = freshHome();
  const upside = await launchUpside({ home, environment });
  try {
    upside.window.setDefaultTimeout(20_000);
    await upside.app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, size);
    await take(upside, camera);
  } catch (error) {
    // What the window showed instead of the state that was waited for.
    await upside.window.screenshot({ path: join(folder, 'not-reached.png') }).catch(() => undefined);
    throw error;
  } finally {
    await upside.app.close();
    if (existsSync(home)) await stopDaemon(home);
    remove();
  }
}

await ensureBuilt();
const asked = process.argv.slice(2);
const wanted = halves.filter(({ name }) => asked.includes(name));
const camera = createCamera(
  folder,
  asked.filter((one) => !halves.some(({ name }) => name === one)),
);
for (const { environment, take } of wanted.length === 0 ? halves : wanted) await inFreshHome(take, environment);
const equal = equalPictures(folder);
if (equal.length > 0) {
  console.error(`Pictures that should differ are the same:\n${equal.join('\n')}`);
  process.exitCode = 1;
}
