import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { sourceFiles } from '../tracked-files';
import { unknownUses } from './used-api';

const older = Object.fromEntries(
  Object.entries(
    JSON.parse(readFileSync(join(import.meta.dirname, 'electron-33.json'), 'utf8')) as Record<string, string>,
  ).map(([owner, members]) => [owner, members.split(' ')]),
);

function usesIn(paths: readonly string[]): readonly string[] {
  const config = ts.parseJsonConfigFileContent(
    ts.readConfigFile('electron/tsconfig.json', ts.sys.readFile).config,
    ts.sys,
    'electron',
  );
  const program = ts.createProgram(
    paths.map((path) => resolve(path)),
    {
      ...config.options,
      composite: false,
      incremental: false,
      noEmit: true,
      skipLibCheck: true,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    },
  );
  const files = paths.map((path) => program.getSourceFile(resolve(path)));
  expect(files).not.toContain(undefined);
  return unknownUses(program, files as ts.SourceFile[], older);
}

test('only Electron APIs that both runtimes have are used', () => {
  const paths = sourceFiles().filter(
    (path) => /^electron\/.*(?<!\.test)\.ts$/.test(path) && readFileSync(path, 'utf8').includes("from 'electron'"),
  );
  // The shell is a dozen files; reading fewer would pass without having looked.
  expect(paths.length).toBeGreaterThanOrEqual(10);
  expect(usesIn(paths)).toEqual([]);
});

test('types, members, options and events that only the newer one has are red', () => {
  const problems = usesIn(['tests/architecture/electron-api/fixtures/newer-api.ts']).map((problem) =>
    problem.replace(/^.*newer-api\.ts:/, ''),
  );
  expect(problems).toEqual(
    [
      '2 uses PreloadScriptRegistration',
      '4 uses PreloadScriptRegistration',
      '5 uses Session.getPreloadScripts',
      "7 uses WebContents.the event 'before-mouse-event'",
      '9 uses App.configureWebAuthn',
      '11 uses PreloadScriptRegistration.filePath',
      '11 uses PreloadScriptRegistration.type',
      '15 uses WebPreferences.focusOnNavigation',
    ]
      .map((problem) => `${problem}, which the older runtime lacks.`)
      .sort(),
  );
});
