import { build, type Rolldown } from 'vite';
import { expect, it } from 'vitest';

/** The theming package resolves in bundlers only, so it is bundled before it runs. */
async function generate(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: { ssr: new URL('./theme-sheet.ts', import.meta.url).pathname, write: false, minify: false },
  })) as Rolldown.RolldownOutput;
  const bundle = await import(`data:text/javascript,${encodeURIComponent(built.output[0].code)}`);
  return `/* Written from theme.ts: npx vitest run renderer/styles -u */\n${bundle.themeSheet}`;
}

it('theme.css is what theme.ts and this version of Cloudscape give', async () => {
  await expect(await generate()).toMatchFileSnapshot('theme.css');
});
