import { unwrap } from '../../context';
import { expect } from '../tour-state';
import type { TourStep } from '../tour-step';

export const workspaceStep: TourStep = {
  name: 'workspace',
  title: 'Starting a fresh local workspace',
  async run(state) {
    const { workspace, connection } = unwrap(await state.console.workspace.reconnect());
    expect(connection.kind === 'online', `The local workspace is ${connection.kind}.`);
    state.scope = unwrap(await state.console.workspace.scope());
    return {
      said: `account ${workspace.accountId}, region ${workspace.region}, its keys answered GetCallerIdentity`,
      facts: { accountId: workspace.accountId, region: workspace.region },
    };
  },
};
