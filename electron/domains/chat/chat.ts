import type { Confirmation } from '../../../shared/contract/scope';
import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import type { Conversation } from '../../../shared/model/conversation';
import { dataOf, guard, guardStream } from '../guard';
import type { Clock, Files, Resources } from '../platform-ports';
import type { Scope } from '../scope';
import type { OfflineStore } from '../store-ports';
import { whileRead } from '../while-read';
import type { Link } from '../workspace/link';
import { createAnswering } from './answering';
import type { ChatDomain, ExportFormat } from './contract';
import { conversationDocument } from './document';
import { createPersonas } from './personas';

export interface ChatOptions {
  readonly link: Link;
  readonly store: OfflineStore;
  readonly files: Files;
  readonly resources: Pick<Resources, 'personas'>;
  readonly clock: Clock;
  /** Aborts when the console closes. */
  readonly closing: AbortSignal;
}

const mostHits = 50;

export function createChat(options: ChatOptions): ChatDomain & {
  /** Resolves when no answer is under way any more. */
  settled(): Promise<void>;
} {
  const { closing, files, resources, store } = options;
  const answering = createAnswering(options);
  const personas = createPersonas(options);

  const load = async (scope: Scope, id: string, version: number | null): Promise<Conversation> => {
    await answering.stopped(id);
    const found = await store.chat.load(scope.workspaceId, id, version);
    if (found) return found;
    const what = version === null ? 'conversation' : 'version of the conversation';
    throw new CodedError(
      fail('input.invalid', `There is no such ${what} any more.`, 'Look at the list of conversations.').error,
    );
  };

  const document = async (scope: Scope, id: string, version: number | null, format: ExportFormat) =>
    conversationDocument(await load(scope, id, version), format);

  return {
    conversations: (scope) => guard(() => store.chat.list(scope.workspaceId)),
    conversation: (scope, id, version) => guard(() => load(scope, id, version)),
    search: (scope, query) => guard(() => store.chat.search(scope.workspaceId, query, mostHits)),
    personas: (scope, endpoint, variant) => personas.read(scope, endpoint, variant),
    presets: () => guard(() => resources.personas()),

    rename: (scope, id, title) =>
      guard(
        async () => (await store.chat.rename(scope.workspaceId, id, title)) ?? (await load(scope, id, null)).summary,
      ),

    delete: (scope, id, confirmed) =>
      guard(async () => {
        dataOf(agreed(scope, id, confirmed));
        await answering.stop(id);
        await store.chat.remove(scope.workspaceId, id);
        return {};
      }),

    stop: (_scope, id) =>
      guard(async () => {
        await answering.stop(id);
        return {};
      }),

    document: (scope, id, version, format) => guard(() => document(scope, id, version, format)),

    save: (scope, id, version, format, path) =>
      guard(async () => {
        const { text } = await document(scope, id, version, format);
        const bytes = new TextEncoder().encode(text);
        const expected = { bytes: bytes.length, checksumSha256: null };
        dataOf(await files.save(path, once(bytes), expected, () => undefined, closing));
        return { fileName: path.split(/[/\\]/).at(-1) ?? path };
      }),

    send: (scope, message, signal) =>
      guardStream(whileRead(AbortSignal.any([signal, closing]), (either) => answering.send(scope, message, either))),

    regenerate: (scope, id, target, signal) =>
      guardStream(
        whileRead(AbortSignal.any([signal, closing]), (either) => answering.regenerate(scope, id, target, either)),
      ),

    settled: () => answering.settled(),
  };
}

function agreed(scope: Scope, id: string, { accountId, region, target }: Confirmation) {
  if (accountId === scope.accountId && region === scope.region && target === id)
    return { ok: true as const, data: null };
  return fail(
    'input.invalid',
    'What was confirmed is not what is to be deleted.',
    'Look at the conversation again and confirm once more.',
  );
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
