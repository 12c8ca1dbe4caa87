import type { StreamsOf } from '../handlers';
import type { OpenConsole } from './in-scope';

/** Without a scope: an account that was never reached is just what the doctor is asked about. */
export function doctorStreamHandlers(open: OpenConsole): StreamsOf<'doctor'> {
  return {
    'doctor.run': async function* ({ workspaceId }, { signal }) {
      const console = await (await open()).in(workspaceId);
      if (console.ok) yield* console.data.doctor.run(signal);
      else yield console;
    },
  };
}
