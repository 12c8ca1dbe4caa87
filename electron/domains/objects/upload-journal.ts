import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../platform-ports';
import type { JournalStore } from '../store-ports';
import type { PartedUpload } from './ports';

const action = 'objects.upload';

const entrySchema = z
  .object({
    path: z.string(),
    uploadId: z.string(),
    partBytes: z.number().int().positive(),
    source: z.object({ bytes: z.number().int().nonnegative(), modifiedNanoseconds: z.string() }).readonly(),
  })
  .readonly();

export interface JournaledUpload extends PartedUpload {
  readonly id: string;
  readonly s3Uri: string;
  readonly path: string;
}

/**
 * Uploads in parts as this machine remembers them, so that a killed console's are found again: which file, as it was,
 * goes where. Which parts arrived, and their hashes, the service keeps. Rejects with CodedError.
 */
export function createUploadJournal(journal: JournalStore, workspaceId: string, clock: Clock) {
  return {
    async begin(s3Uri: string, path: string, upload: PartedUpload): Promise<JournaledUpload> {
      const id = randomUUID();
      const requestJson = JSON.stringify({ path, ...upload });
      const aliveAt = clock.uptime();
      await journal.begin({ id, workspaceId, action, target: s3Uri, requestJson, at: clock.now(), aliveAt });
      return { id, s3Uri, path, ...upload };
    },

    settle: (id: string, outcome: 'done' | 'rejected'): Promise<void> => journal.settle(id, outcome, clock.now()),

    async open(): Promise<readonly JournaledUpload[]> {
      const entries = (await journal.open(workspaceId)).filter((entry) => entry.action === action);
      return entries.flatMap(({ id, requestJson, target }) => {
        const parsed = entrySchema.safeParse(JSON.parse(requestJson));
        return parsed.success ? [{ id, s3Uri: target, ...parsed.data }] : [];
      });
    },
  };
}

export type UploadJournal = ReturnType<typeof createUploadJournal>;
