// Runs the app named by UPSIDE_BENCH_MAIN and prints when its first window was created, in ms after
// the process began. With UPSIDE_BENCH_SCRIPTS=1 it prints the scripts parsed until then instead:
// the debugger slows the start, so the two are never measured together.
import { Session } from 'node:inspector';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const scripts = [];
if (process.env.UPSIDE_BENCH_SCRIPTS === '1') {
  const session = new Session();
  session.connect();
  session.on('Debugger.scriptParsed', ({ params }) => scripts.push(params.url));
  session.post('Debugger.enable');
}
app.once('browser-window-created', () => {
  const milliseconds = Date.now() - process.getCreationTime();
  process.stdout.write(`UPSIDE_BENCH ${JSON.stringify({ milliseconds, scripts })}\n`);
});
await import(pathToFileURL(process.env.UPSIDE_BENCH_MAIN).href);
