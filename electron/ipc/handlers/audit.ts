import { basename } from 'node:path';
import { ok } from '../../../shared/errors/result';
import type { Desktop } from '../desktop-ports';
import type { CommandsOf } from '../handlers';
import type { OpenConsole } from './in-scope';

export function auditHandlers(open: OpenConsole, desktop: Desktop): CommandsOf<'audit'> {
  return {
    'audit.list': async ({ filter, before, limit }) => (await open()).audit.list(filter, before, limit),
    'audit.verify': async () => (await open()).audit.verify(),
    'audit.export': async (_input, { signal }) => {
      const path = await desktop.chooseSavePath('upside-audit-log.jsonl');
      if (path === null || signal.aborted) return ok(null);
      const written = await (await open()).audit.export(path, signal);
      return written.ok ? ok({ fileName: basename(path), ...written.data }) : written;
    },
  };
}
