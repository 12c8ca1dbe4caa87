import type { Command } from 'commander';
import { formatDateTime } from '../../../shared/model/format';
import { thingWords } from '../../../shared/model/thing';
import { type CliContext, connectOrOffline, unwrap } from '../context';
import { table } from '../output';

/** `upside notifications list|read|clear`: what the bell of the window shows. */
export function addNotifications(program: Command, context: CliContext): void {
  const notifications = program.command('notifications').description('what came to an end while nobody watched');

  notifications
    .command('list')
    .description('newest first, as they are kept')
    .action(async () => {
      const { console, scope } = await connectOrOffline(context);
      for await (const result of console.notifications.watch(scope, context.signal, () => undefined)) {
        const list = unwrap(result);
        return context.output.result(list, () =>
          list.notifications.length === 0
            ? 'Nothing yet.'
            : table(
                ['AT', 'OF', 'WHAT', ''],
                list.notifications.map(({ at, detail, thing, title }) => [
                  formatDateTime(at),
                  thingWords[thing.kind],
                  title,
                  detail ?? '',
                ]),
              ),
        );
      }
    });

  notifications
    .command('read')
    .description('all of them count as read')
    .action(async () => {
      const { console, scope } = await connectOrOffline(context);
      unwrap(await console.notifications.read(scope));
      context.output.result({ read: true }, () => 'All of them count as read.');
    });

  notifications
    .command('clear')
    .description('empty the list; what they tell of stays')
    .action(async () => {
      const { console, scope } = await connectOrOffline(context);
      unwrap(await console.notifications.clear(scope));
      context.output.result({ cleared: true }, () => 'The list is empty.');
    });
}
