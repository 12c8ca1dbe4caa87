import { must, openTestConsole } from './opened-console';

/** A process of its own that uploads a file and is killed on the way: `upload-half.ts HOME BUCKET FILE BYTES`. */
const [, , home = '', bucket = '', file = '', bytes = ''] = process.argv;
const test = await openTestConsole({ home, environment: { UPSIDE_LOCAL_AUTOSTART: 'off' } });
const scope = await test.scope();
for await (const item of test.console.objects.upload(scope, bucket, 'cut/', [file], new AbortController().signal)) {
  const progress = must(item);
  if (progress.kind === 'progress' && progress.bytes >= Number(bytes)) process.kill(process.pid, 'SIGKILL');
}
console.log('uploaded');
await test.close();
