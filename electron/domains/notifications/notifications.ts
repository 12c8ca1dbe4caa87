import { z } from 'zod';
import { type Notification, notificationSchema } from '../../../shared/model/notification';
import { guard, guardStream } from '../guard';
import { anyChanged, createNotifier } from '../notifier';
import { followLists } from '../overview/follow-lists';
import type { ListSources } from '../overview/sources';
import type { Scope } from '../scope';
import type { DocumentStore } from '../store-ports';
import { whileRead } from '../while-read';
import type { NotificationList, NotificationsDomain } from './contract';
import { newsOf } from './news';

/** Kept in the bell; the oldest go first. */
const mostKept = 100;
/** `unread`: ids; the time of an end says nothing about when somebody could have read of it. */
const bellSchema = z.object({ notifications: z.array(notificationSchema), unread: z.array(z.string()) });
type Bell = z.infer<typeof bellSchema>;
const emptyBell: Bell = { notifications: [], unread: [] };

interface NotificationsOptions {
  readonly sources: ListSources;
  readonly documents: DocumentStore;
  /** Aborts when the console closes. */
  readonly closing: AbortSignal;
}

export function createNotifications({ closing, documents, sources }: NotificationsOptions): NotificationsDomain {
  const { clock } = sources;
  const changes = createNotifier();
  const key = (workspaceId: string): string => `notifications.${workspaceId}`;
  /** One after the other: a reading and what has just arrived would else overwrite each other. */
  let turn: Promise<unknown> = Promise.resolve();

  const load = async (workspaceId: string): Promise<Bell> => {
    const json = await documents.load('preference', key(workspaceId));
    const parsed = bellSchema.safeParse(json === null ? emptyBell : readJson(json));
    return parsed.success ? parsed.data : emptyBell;
  };
  const change = (workspaceId: string, how: (bell: Bell) => Bell): Promise<void> => {
    const next = turn.then(async () => {
      await documents.save('preference', key(workspaceId), JSON.stringify(how(await load(workspaceId))));
      changes.notify();
    });
    turn = next.catch(() => undefined);
    return next;
  };
  const view = ({ notifications, unread }: Bell): NotificationList => ({ notifications, unread: unread.length });

  async function* watch(
    scope: Scope,
    signal: AbortSignal,
    onNew: (notification: Notification) => void,
  ): AsyncGenerator<NotificationList> {
    const { workspaceId } = scope;
    const since = clock.now();
    const followed = followLists(sources, scope, 'running', signal);
    let shown = view(await load(workspaceId));
    yield shown;
    await followed.first;
    let before = followed.lists;
    while (!signal.aborted) {
      const seen = [followed.changes, changes].map((one) => [one, one.version] as const);
      const after = followed.lists;
      const known = new Set((await load(workspaceId)).notifications.map(({ id }) => id));
      const found = newsOf(before, after, since).filter(({ id }) => !known.has(id));
      const news = await Promise.all(found.map((one) => withReason(sources, scope, one)));
      before = after;
      if (news.length > 0) {
        await change(workspaceId, (bell) => {
          const notifications = [...news, ...bell.notifications].slice(0, mostKept);
          const kept = new Set(notifications.map(({ id }) => id));
          return { notifications, unread: [...news.map(({ id }) => id), ...bell.unread].filter((id) => kept.has(id)) };
        });
        for (const one of news.toReversed()) onNew(one);
      }
      const now = view(await load(workspaceId));
      if (JSON.stringify(now) !== JSON.stringify(shown)) yield now;
      shown = now;
      await anyChanged(seen, signal);
    }
  }

  return {
    watch: (scope, signal, onNew) =>
      guardStream(whileRead(AbortSignal.any([signal, closing]), (either) => watch(scope, either, onNew))),
    read: ({ workspaceId }) =>
      guard(async () => {
        await change(workspaceId, ({ notifications }) => ({ notifications, unread: [] }));
        return {};
      }),
    clear: ({ workspaceId }) =>
      guard(async () => {
        await change(workspaceId, () => emptyBell);
        return {};
      }),
  };
}

/** A listing says that a training job failed and not why; whoever hears of it asks first. */
async function withReason(sources: ListSources, scope: Scope, news: Notification): Promise<Notification> {
  if (news.tone !== 'error' || news.thing.kind !== 'job') return news;
  const shown = await sources.jobs.show(scope, news.thing.name);
  return shown.ok ? { ...news, detail: shown.data.value.failureReason ?? news.detail } : news;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
