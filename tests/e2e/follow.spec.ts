import { expect, test } from './fixtures';
import { JobPage } from './pages/job-page';
import { LaunchPage } from './pages/launch-page';

const name = 'many-lines';

test('the log follows its end, keeps the reader’s place, and goes back to the end when asked', async ({ window }) => {
  const job = new JobPage(window, name);
  const count = async () =>
    Number(
      /\(([\d,]+)\)/
        .exec((await window.getByRole('heading', { name: /^Log/ }).textContent()) ?? '')?.[1]
        ?.replaceAll(',', '') ?? 0,
    );
  const lastLine = job.log.locator('.log-view-row').last();
  const firstLine = job.log.locator('.log-view-row').first();
  await new LaunchPage(window).launchSample(name, { Epochs: '10000', 'Early stopping patience': '0' });
  await expect.poll(count).toBeGreaterThan(100);

  await test.step('it follows', async () => {
    const seen = await lastLine.textContent();
    await expect(lastLine).not.toHaveText(seen ?? '');
    await expect(lastLine).toBeInViewport();
    await expect(job.jumpToLatest).toBeHidden();
  });

  await test.step('it stays where the reader scrolled to', async () => {
    await job.log.hover();
    await window.mouse.wheel(0, -700);
    await expect(job.jumpToLatest).toBeVisible();
    const [line, at, top] = [await firstLine.textContent(), await count(), await topOf(firstLine)];
    await expect.poll(count).toBeGreaterThan(at + 150);
    expect(await firstLine.textContent()).toBe(line);
    expect(await topOf(firstLine)).toBeCloseTo(top, 0);
    await expect(job.jumpToLatest).toHaveText(/Jump to latest · \d+ new/);
  });

  await test.step('it goes back to the end', async () => {
    await job.jumpToLatest.click();
    await expect(job.jumpToLatest).toBeHidden();
    const seen = await lastLine.textContent();
    await expect(lastLine).not.toHaveText(seen ?? '');
    await expect(lastLine).toBeInViewport();
  });

  await test.step('the keys do the same', async () => {
    await job.log.focus();
    await window.keyboard.press('Home');
    await expect(firstLine).toContainText('Channel train: 2,400 rows');
    const at = await count();
    await expect.poll(count).toBeGreaterThan(at + 50);
    await expect(firstLine).toContainText('Channel train: 2,400 rows');
    await window.keyboard.press('End');
    await expect(job.jumpToLatest).toBeHidden();
  });
});

function topOf(row: ReturnType<JobPage['line']>): Promise<number> {
  return row.evaluate((element) => element.getBoundingClientRect().top);
}
