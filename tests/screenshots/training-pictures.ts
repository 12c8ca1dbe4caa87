import type { Upside } from '../e2e/launch-upside';
import type { Camera } from './camera';
import { dataScreens } from './scenes/data';
import { firstScreens, homeInUse } from './scenes/home';
import { classifierScreen, insightScreens } from './scenes/insights';
import { absentJob, endedJobs, runningJob } from './scenes/jobs';
import { listWithJobs, listWithoutJobs } from './scenes/lists';
import { modelScreens, modelsOffline } from './scenes/models';
import { objectPictures } from './scenes/objects';
import { offline } from './scenes/offline';
import { wizardSteps } from './scenes/wizard';
import { workspaceScreens } from './scenes/workspaces';

const name = 'harbour-or-orchard';

/** Jobs, the launch wizard and the registry. */
export async function trainingPictures(upside: Upside, camera: Camera): Promise<void> {
  await firstScreens(upside, camera);
  await workspaceScreens(upside, camera);
  await listWithoutJobs(upside, camera);
  await dataScreens(upside, camera);
  await insightScreens(upside, camera);
  await objectPictures(upside, camera);
  await wizardSteps(upside, camera, name);
  await runningJob(upside, camera, name);
  await endedJobs(upside, camera);
  await listWithJobs(upside, camera);
  await absentJob(upside, camera);
  await homeInUse(upside, camera);
  await modelScreens(upside, camera);
  await classifierScreen(upside, camera);
  await offline(upside, camera);
  await modelsOffline(upside, camera);
}
