import { setTimeout as delay } from 'node:timers/promises';
import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import type { WorkspaceDriver } from './workspace-driver';

/** Calls an endpoint again and again, as its users would, whatever it answers; `end` waits for the last call. */
export function callSteadily(workspace: WorkspaceDriver, endpoint: string, pauseMs: number): { end(): Promise<void> } {
  const { credentials, endpoint: address, region } = workspace.daemon;
  const client = new SageMakerRuntimeClient({ endpoint: address, region, credentials, maxAttempts: 1 });
  let asking = true;
  const calling = (async () => {
    while (asking) {
      await client
        .send(
          new InvokeEndpointCommand({
            EndpointName: endpoint,
            ContentType: 'application/json',
            Body: JSON.stringify({ messages: [{ role: 'user', content: 'What is the news from the harbour?' }] }),
          }),
        )
        // A refusal is an answer like any other: it is what the pictures are about.
        .catch(() => undefined);
      await delay(pauseMs);
    }
    client.destroy();
  })();
  return {
    async end() {
      asking = false;
      await calling;
    },
  };
}
