import type { Upside } from '../e2e/launch-upside';
import { stopDaemon } from '../e2e/stop-daemon';
import { workspaceOf } from '../e2e/workspace';
import { deployVersion } from '../fakes/deploy-version';
import { deployEcho } from '../fakes/echo-endpoint';
import { callSteadily } from '../fakes/steady-caller';
import type { Camera } from './camera';
import { auditBroken, auditLog } from './scenes/audit';
import { chatOffline, conversations } from './scenes/chat';
import { deployNothing, deployRefused, deploySteps } from './scenes/deploy';
import { endpointsOffline, failedEndpoint, servingEndpoint, severalEndpoints } from './scenes/endpoint';
import { processingScreens } from './scenes/processing';
import { brokenPromotion, emptyForm, goodPromotion, promotionOffline } from './scenes/promotion';
import { chatbotWizard, nothingServes } from './scenes/untouched';
import { deployWhatFails, registerVersions, stage } from './serving-stage';

/** Endpoints, promotions, the playground and the audit log. */
export async function servingPictures(upside: Upside, camera: Camera): Promise<void> {
  const { home, window } = upside;
  await window.getByText('Online', { exact: true }).waitFor();
  await nothingServes(upside, camera);
  await chatbotWizard(upside, camera);
  await processingScreens(upside, camera);
  await deployNothing(upside, camera);
  const workspace = workspaceOf(home);
  const versions = await registerVersions(workspace);
  await deploySteps(upside, camera, versions.first);
  const caller = callSteadily(workspace, stage.endpoint, 100);
  // While this one gathers figures, others come up.
  await deployWhatFails(workspace);
  await deployVersion(workspace, stage.promoted, versions.first);
  await deployEcho(workspace, stage.chat, ['blue', 'green']);
  await servingEndpoint(upside, camera);
  await caller.end();
  await failedEndpoint(upside, camera);
  await severalEndpoints(upside, camera);
  await deployRefused(upside, camera, versions.first);
  await emptyForm(upside, camera);
  await goodPromotion(upside, camera, workspace);
  const flight = await brokenPromotion(upside, camera, workspace);
  await conversations(upside, camera);
  await auditLog(upside, camera);
  workspace.close();
  await stopDaemon(home);
  await endpointsOffline(upside, camera);
  await promotionOffline(upside, camera, flight);
  await chatOffline(upside, camera);
  await auditBroken(upside, camera);
}
