import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions, type HtmlTagDescriptor, type Plugin } from 'vite';
import { buildStampPath, inputsDigest } from './electron/launch/build-stamp.mjs';
import { exclusively } from './electron/launch/cache.mjs';
import { shippedPackages } from './electron/launch/shipped-packages.mjs';

const root = dirname(fileURLToPath(import.meta.url));

/** Never bundled: the runtime's own modules, and packages that read a file that lies beside them. */
const external = [
  'electron',
  '@photostructure/sqlite',
  '@resvg/resvg-wasm',
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
];

/** Name of a bundle → its source, for those that exist. */
function existing(sources: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sources)
      .map(([name, path]) => [name, join(root, path)] as const)
      .filter(([, path]) => existsSync(path)),
  );
}

function hasSources(input: unknown): boolean {
  return typeof input === 'object' && input !== null && Object.keys(input).length > 0;
}

function algorithms(): Record<string, string> {
  const folder = join(root, 'electron/local/algorithms');
  const names = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : [];
  return Object.fromEntries(
    names.map(({ name }) => [`algorithms/${name}`, `electron/local/algorithms/${name}/main.ts`]),
  );
}

/** What the window opens with: the frame, which the entry asks for once it has run, and Home. */
const firstModules = ['/renderer/open-page.tsx', '/renderer/features/home/index.ts'];

/** Their code and their styles come with the entry's own instead of after it has run. */
function preloadFirstScreen(): Plugin {
  return {
    name: 'preload-first-screen',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {}, chunk: entry }) => {
        const files = new Set<string>();
        const sheets = new Set<string>();
        const collect = (fileName: string): void => {
          const chunk = bundle[fileName];
          if (chunk?.type !== 'chunk' || fileName === entry?.fileName || files.has(fileName)) return;
          files.add(fileName);
          for (const sheet of chunk.viteMetadata?.importedCss ?? []) sheets.add(sheet);
          for (const imported of chunk.imports) collect(imported);
        };
        for (const chunk of Object.values(bundle)) {
          if (chunk.type === 'chunk' && firstModules.some((name) => chunk.facadeModuleId?.endsWith(name)))
            collect(chunk.fileName);
        }
        const link =
          (rel: string) =>
          (file: string): HtmlTagDescriptor => ({
            tag: 'link',
            attrs: { rel, crossorigin: true, href: `/${file}` },
            injectTo: 'head',
          });
        return [...[...files].map(link('modulepreload')), ...[...sheets].map(link('stylesheet'))];
      },
    },
  };
}

/** The oldest runtime the code must run on: Node 20.18 in Electron 33, with Chromium 130. */
const nodeTarget = 'node20.18';
const chromeTarget = 'chrome130';

function nodeEnvironment(outDir: string, entries: Record<string, string>, format: 'es' | 'cjs'): EnvironmentOptions {
  const extension = format === 'es' ? 'js' : 'cjs';
  return {
    consumer: 'server',
    resolve: {
      noExternal: true,
      external,
      // Without 'module' first the AWS SDK resolves to CommonJS, which cannot be tree-shaken.
      mainFields: ['module', 'main'],
      conditions: ['node', 'import', 'module', 'default'],
    },
    build: {
      ssr: true,
      outDir: join(root, outDir),
      emptyOutDir: true,
      target: nodeTarget,
      minify: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: existing(entries),
        external,
        output: { format, entryFileNames: `[name].${extension}`, chunkFileNames: `chunks/[name]-[hash].${extension}` },
      },
    },
  };
}

const nodeEntries = {
  main: 'electron/main.ts',
  cli: 'electron/cli/main.ts',
  local: 'electron/local/main.ts',
  'store-worker': 'electron/store/worker.ts',
  ...algorithms(),
};

export default defineConfig(({ command }) => ({
  // Only a build looks at the renderer as a site; the test runner reads this file too.
  root: command === 'build' ? join(root, 'renderer') : root,
  // The folder is not a site's public folder: everything the window loads is imported.
  publicDir: false,
  plugins: [react(), preloadFirstScreen()],
  environments: {
    client: {
      build: {
        outDir: join(root, 'out/renderer'),
        emptyOutDir: true,
        target: chromeTarget,
        sourcemap: false,
        modulePreload: { polyfill: false },
        // Inlined assets would need data: in more places than the content security policy allows.
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 1500,
        rolldownOptions: { input: existing({ index: 'renderer/index.html' }) },
      },
    },
    node: nodeEnvironment('out/node', nodeEntries, 'es'),
    preload: nodeEnvironment('out/preload', { preload: 'electron/preload.ts' }, 'cjs'),
  },
  builder: {
    sharedConfigBuild: false,
    buildApp: (builder) =>
      exclusively(join(root, 'out/build.lock'), async () => {
        const stamp = buildStampPath(root);
        // Read before the build: a file saved while it ran must count as not built.
        const digest = inputsDigest(root);
        rmSync(stamp, { force: true });
        for (const name of ['node', 'preload', 'client']) {
          const environment = builder.environments[name];
          if (environment && hasSources(environment.config.build.rolldownOptions.input))
            await builder.build(environment);
        }
        writeFileSync(join(root, 'out/node/packages.json'), JSON.stringify(shippedPackages(root)));
        writeFileSync(stamp, digest);
      }),
  },
}));
