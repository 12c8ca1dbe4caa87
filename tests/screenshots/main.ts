import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, root } from '../../electron/launch.mjs';
import { freshHome, launchUpside } from '../e2e/launch-upside';
import { stopDaemon } from '../e2e/stop-daemon';
import { createCamera, equalPictures } from './camera';
import { absentJob, endedJobs, runningJob } from './scenes/jobs';
import { listWithJobs, listWithoutJobs } from './scenes/lists';
import { modelScreens, modelsOffline } from './scenes/models';
import { offline } from './scenes/offline';
import { wizardSteps } from './scenes/wizard';

// Every screen and state in both themes, by a real app that really trains. Exit 1 when a state cannot be
// reached or two pictures are the same.
const folder = join(root, 'release/screenshots');
const size = { width: 1440, height: 900 };
const name = 'harbour-or-orchard';

await ensureBuilt();
const { home, remove } = freshHome();
const upside = await launchUpside({ home });
try {
  upside.window.setDefaultTimeout(20_000);
  await upside.app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
  const camera = createCamera(folder);
  await listWithoutJobs(upside, camera);
  await wizardSteps(upside, camera, name);
  await runningJob(upside, camera, name);
  await endedJobs(upside, camera);
  await listWithJobs(upside, camera);
  await absentJob(upside, camera);
  await modelScreens(upside, camera);
  await offline(upside, camera);
  await modelsOffline(upside, camera);
} finally {
  await upside.app.close();
  if (existsSync(home)) await stopDaemon(home);
  remove();
}
const equal = equalPictures(folder);
if (equal.length > 0) {
  console.error(`Pictures that should differ are the same:\n${equal.join('\n')}`);
  process.exitCode = 1;
}
