import { must, openTestConsole } from './opened-console';

/** A process of its own that registers a job and would say so: `register-job.ts HOME JOB GROUP`. */
const [, , home = '', job = '', group = ''] = process.argv;
const test = await openTestConsole({ home });
must(await test.console.models.register(await test.scope(), job, group, 'from a process that ends'));
console.log('registered');
await test.close();
