import { z } from 'zod';
import { type Thing, thingKey } from '../../../shared/model/thing';
import type { Instant } from '../../../shared/model/time';
import { createNotifier, type Notifier } from '../notifier';
import type { DocumentStore } from '../store-ports';
import type { Looked } from './attention';

/** Marks kept; the oldest go first. A failure older than a week asks for nothing anyway. */
const mostMarks = 500;
const schema = z.record(z.string(), z.number());

/** Who looked at what, and when: what asked for it is not asked again. */
interface LookedMarks {
  readonly changes: Notifier;
  read(workspaceId: string): Promise<Looked>;
  add(workspaceId: string, thing: Thing, at: Instant): Promise<void>;
}

export function createLookedMarks(store: DocumentStore): LookedMarks {
  const changes = createNotifier();
  const key = (workspaceId: string): string => `overview.looked.${workspaceId}`;
  const read = async (workspaceId: string): Promise<Looked> => {
    const json = await store.load('preference', key(workspaceId));
    const parsed = schema.safeParse(json === null ? {} : readJson(json));
    return parsed.success ? parsed.data : {};
  };
  return {
    changes,
    read,
    async add(workspaceId, thing, at) {
      const marks = Object.entries({ ...(await read(workspaceId)), [thingKey(thing)]: at })
        .sort(([, a], [, b]) => b - a)
        .slice(0, mostMarks);
      await store.save('preference', key(workspaceId), JSON.stringify(Object.fromEntries(marks)));
      changes.notify();
    },
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
