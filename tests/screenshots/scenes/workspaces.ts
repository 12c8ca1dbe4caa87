import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { WorkspaceEntry } from '../../../shared/model/workspace-entry';
import { ask } from '../../e2e/bridge';
import type { Upside } from '../../e2e/launch-upside';
import { answerStreamsAgain, feedStream, openAnew } from '../../e2e/stream-control';
import type { Camera } from '../camera';
import { goTo } from '../go-to';

const entry: WorkspaceEntry = {
  id: 'aws-harbour-dev-eu-west-1',
  profile: 'harbour-dev',
  region: 'eu-west-1',
  name: 'Harbour, development',
  colour: 'blue',
  production: false,
  access: 'full',
  sensitive: ['delete'],
  roleArn: null,
  bucket: null,
};
const production: WorkspaceEntry = {
  ...entry,
  id: 'aws-harbour-prod-eu-central-1',
  profile: 'harbour-prod',
  region: 'eu-central-1',
  name: 'Harbour',
  colour: 'red',
  production: true,
  access: 'read-only',
};

/** Which workspaces there are, none of them on AWS at first, the doctor, and what asks a person; ends on the list of jobs. */
export async function workspaceScreens(upside: Upside, camera: Camera): Promise<void> {
  const { app, home, window } = upside;
  await goTo(window, '#/workspaces');
  await window.getByRole('heading', { name: 'No AWS workspaces yet' }).waitFor();
  await camera.shoot(upside, 'workspaces', 'only-local');
  await goTo(window, '#/workspaces/add');
  await window.getByRole('dialog', { name: 'Add an AWS workspace' }).waitFor();
  await camera.shoot(upside, 'workspaces', 'add');
  await window.keyboard.press('Escape');

  const keep = (workspaces: readonly WorkspaceEntry[]) =>
    writeFileSync(join(home, 'workspaces.json'), JSON.stringify({ version: 1, workspaces }));
  keep([entry, production]);
  await window.getByRole('row', { name: /Harbour, development/ }).waitFor();
  await camera.shoot(upside, 'workspaces', 'several');
  await window.getByRole('button', { name: /^Workspace This machine/ }).click();
  await window.getByRole('region', { name: 'Workspaces' }).waitFor();
  await camera.shoot(upside, 'frame', 'workspace-menu');
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Edit Harbour', exact: true }).click();
  await window.getByRole('dialog', { name: 'Edit Harbour' }).waitFor();
  await camera.shoot(upside, 'workspaces', 'edit');
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Remove Harbour', exact: true }).click();
  await window.getByRole('dialog', { name: 'Remove this workspace?' }).waitFor();
  await camera.shoot(upside, 'workspaces', 'remove');
  await window.keyboard.press('Escape');
  keep([]);

  await goTo(window, '#/doctor');
  await expect(window.getByRole('button', { name: 'Check again' })).toBeEnabled();
  await camera.shoot(upside, 'doctor', 'in-order');

  await feedStream(app, 'prompts.watch', {
    prompts: [
      {
        kind: 'mfa',
        id: 'mfa',
        profile: 'harbour-prod',
        serial: 'arn:aws:iam::123456789012:mfa/keeper',
        attempt: 2,
        reason: 'to delete in Harbour',
      },
    ],
  });
  await openAnew(window, '#/jobs');
  await window.getByRole('dialog', { name: 'Enter an MFA code' }).waitFor();
  await camera.shoot(upside, 'prompt', 'mfa-again');
  await answerStreamsAgain(app);
  await feedStream(app, 'prompts.watch', {
    prompts: [
      {
        kind: 'sso',
        id: 'sso',
        profile: 'harbour-dev',
        userCode: 'KLMN-QRST',
        host: 'harbour.awsapps.com',
        // Far enough that the words do not change between two pictures.
        expiresAt: Date.now() + 9.5 * 60_000,
      },
    ],
  });
  await openAnew(window, '#/jobs');
  await window.getByRole('dialog', { name: 'Sign in to AWS in your browser' }).waitFor();
  await camera.shoot(upside, 'prompt', 'sso');
  await answerStreamsAgain(app);
  await openAnew(window, '#/jobs');

  const state = await ask(window, 'workspace.current', { workspaceId: 'local' });
  const workspace = {
    ...state.workspace,
    kind: 'aws',
    name: production.name,
    region: production.region,
    accountId: '123456789012',
    alias: 'harbour-works',
    colour: production.colour,
    access: production.access,
    production: true,
  } as const;
  await feedStream(app, 'workspace.watch', { ...state, workspace });
  await openAnew(window, '#/jobs');
  await window.getByRole('button', { name: /Production Read-only/ }).waitFor();
  await window.getByRole('link', { name: 'New training job' }).focus();
  await window.getByRole('tooltip').waitFor({ state: 'attached' });
  await camera.shoot(upside, 'jobs', 'read-only');
  await answerStreamsAgain(app);
  const reason = 'The sign-in of profile harbour-prod has ended.';
  await feedStream(app, 'workspace.watch', {
    ...state,
    workspace: { ...workspace, access: 'full' },
    connection: { kind: 'offline', since: Date.now(), reason, code: 'credentials.sign-in' },
  });
  await openAnew(window, '#/models');
  await window.getByRole('button', { name: 'Sign in' }).waitFor();
  await camera.shoot(upside, 'frame', 'signed-out');
  await answerStreamsAgain(app);
  await openAnew(window, '#/jobs');
}
