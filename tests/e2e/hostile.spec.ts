import { join } from 'node:path';
import { startLocalDaemon } from '../fakes/local-daemon';
import { python, WorkspaceDriver } from '../fakes/workspace-driver';
import { expect, test } from './fixtures';
import { JobPage } from './pages/job-page';

const name = 'hostile-lines';

const script = `
import sys
out = sys.stdout.buffer
out.write(b'\\x1b[31mred\\x1b[0m \\x1b]0;title\\x07after\\n')
out.write(b'<script>document.title = "taken"</script><img src=x onerror=alert(1)>\\n')
out.write('report\\u202efdp.exe\\n'.encode())
out.write(b'nul:\\x00:end\\n')
out.write(b'broken:\\xff\\xfe\\xc3:end\\n')
out.write(b'long:' + b'x' * 262144 + b'\\n')
out.write(b'after all of it\\n')
`;

test('hostile log lines are text on screen and nothing else', async ({ launch, home }) => {
  const daemon = await startLocalDaemon({ root: join(home, 'local'), python });
  const driver = new WorkspaceDriver(daemon);
  await driver.run(name, script);
  await driver.ended(name);
  driver.close();

  const { window } = await launch();
  const alerts: string[] = [];
  window.on('dialog', (dialog) => {
    alerts.push(dialog.message());
    void dialog.dismiss();
  });
  const job = new JobPage(window, name);
  await job.open();
  await expect(job.line('after all of it')).toBeVisible();
  await expect(job.line(/^red after$/)).toBeVisible();
  await expect(job.line('<script>document.title = "taken"</script><img src=x onerror=alert(1)>')).toBeVisible();
  await expect(job.line('report‹U+202E›fdp.exe')).toBeVisible();
  await expect(job.line('nul:\u2400:end')).toBeVisible();
  await expect(job.line(/^broken:\ufffd+:end$/)).toBeVisible();
  await expect(job.line(/^… \d{3},\d{3} more characters$/).first()).toBeAttached();
  await expect(window).toHaveTitle(/^This machine · \d{12} · us-east-1 – Upside$/);
  expect(await job.log.locator('script, img').count()).toBe(0);
  expect(alerts).toEqual([]);
});
