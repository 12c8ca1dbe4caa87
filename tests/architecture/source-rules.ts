import ts from 'typescript';

/**
 * What an import graph cannot see, read from the text and the syntax tree of one file:
 * imports whose target is computed, markers for unfinished work, workarounds past their date, and
 * the preload object outside the bridge. Each problem is a sentence with file and line.
 */
export function sourceProblems(path: string, source: string, today: string): readonly string[] {
  return [...computedImports(path, source), ...markers(path, source, today), ...preloadUses(path, source)];
}

/** Scripts whose work is to run a bundle by its path, built before or just now; they import nothing else that way. */
const runsBundles = new Set([
  'electron/launch/evaluation-runtime.mjs',
  'electron/launch/run-bundle.mjs',
  'renderer/styles/theme.test.ts',
  'tests/bench/apps/timed.mjs',
]);

function computedImports(path: string, source: string): string[] {
  if (runsBundles.has(path)) return [];
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.ESNext, true);
  const problems: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const importing =
        node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText(file) === 'require';
      const target = node.arguments[0];
      if (importing && target && !ts.isStringLiteralLike(target)) {
        problems.push(`${at(path, file, node)} imports a computed path, which the import table cannot check.`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return problems;
}

function markers(path: string, source: string, today: string): string[] {
  return source.split('\n').flatMap((line, index) => {
    const where = `${path}:${index + 1}`;
    if (/\b(TODO|FIXME|XXX|HACK)\b/.test(line) && !path.startsWith('tests/architecture/')) {
      return [`${where} leaves work undone in a comment. Do it, or write "Workaround until YYYY-MM-DD: why".`];
    }
    const expiry = /Workaround until (\d{4}-\d{2}-\d{2}):/.exec(line)?.[1];
    return expiry && expiry < today ? [`${where} holds a workaround that expired on ${expiry}.`] : [];
  });
}

function preloadUses(path: string, source: string): string[] {
  if (!path.startsWith('renderer/') || path.startsWith('renderer/bridge/')) return [];
  return /\bwindow\.upside\b|globalThis\.upside\b/.test(source)
    ? [`${path} uses the preload object; only renderer/bridge may.`]
    : [];
}

function at(path: string, file: ts.SourceFile, node: ts.Node): string {
  return `${path}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`;
}
