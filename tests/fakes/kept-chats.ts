import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { AwsWorkspace } from '../../electron/domains/aws-ports';
import { createChat } from '../../electron/domains/chat/chat';
import type { AnswerItem } from '../../electron/domains/chat/contract';
import type { InferenceService } from '../../electron/domains/chat/ports';
import type { OfflineStore } from '../../electron/domains/store-ports';
import type { Link } from '../../electron/domains/workspace/link';
import { systemClock } from '../../electron/platform/node/clock';
import { nodeFiles } from '../../electron/platform/node/files';
import { createResources } from '../../electron/platform/node/resources';
import { openOfflineStore } from '../../electron/store/offline-store';
import { ok, type Result } from '../../shared/errors/result';

/** Chats as the console opens them, over one real store in a folder of its own, with the endpoints a test wrote. */
export async function keepChats() {
  const folder = await mkdtemp(join(tmpdir(), 'upside-chat-'));
  const stores: OfflineStore[] = [];
  return {
    folder,
    /** Each opens the store anew, as another process would. `reach` answers what a connection attempt gives. */
    open(reach: () => Result<InferenceService>) {
      const file = join(folder, 'store.db');
      const store = openOfflineStore({ file, workerFile: resolve('out/node/store-worker.js') });
      stores.push(store);
      const link = {
        aws: async (): Promise<Result<AwsWorkspace>> => {
          const reached = reach();
          return reached.ok ? ok({ inference: reached.data } as unknown as AwsWorkspace) : reached;
        },
        report: <T>(result: T) => result,
      } as unknown as Link;
      return createChat({
        link,
        store,
        files: nodeFiles,
        resources: createResources(resolve('resources')),
        clock: systemClock,
        closing: new AbortController().signal,
      });
    },
    async remove(): Promise<void> {
      for (const store of stores) await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What an answer's stream said. */
export function told(items: readonly AnswerItem[]) {
  const started = items[0];
  const ended = items.at(-1);
  if (started?.kind !== 'started' || ended?.kind !== 'ended') throw new Error(JSON.stringify(items));
  const deltas = items.flatMap((item) => (item.kind === 'delta' ? item.text : []));
  return { id: started.conversation.summary.id, started, deltas, answer: ended.answer, summary: ended.summary };
}
