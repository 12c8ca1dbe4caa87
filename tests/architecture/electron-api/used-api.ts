import ts from 'typescript';
import { type ApiTable, eventOf, ownerOf } from './api-names';

/**
 * Every use of Electron in `files` that `allowed` does not know, as a sentence with file and line.
 * Sees named types, members reached through them, options in object literals and event names; it does
 * not see strings that name a feature (roles, permissions).
 */
export function unknownUses(
  program: ts.Program,
  files: readonly ts.SourceFile[],
  allowed: ApiTable,
): readonly string[] {
  const checker = program.getTypeChecker();
  const problems = new Set<string>();

  const check = (symbol: ts.Symbol | undefined, node: ts.Node): void => {
    const resolved = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const declarations = (resolved?.declarations ?? []).filter(isElectrons);
    // An overload or a merged declaration counts as known when one of its places is.
    if (declarations.length > 0 && !declarations.some(isKnown)) {
      const file = node.getSourceFile();
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      problems.add(
        `${file.fileName}:${line} uses ${nameOf(declarations[0] as ts.Declaration)}, which the older runtime lacks.`,
      );
    }
  };

  const isKnown = (declaration: ts.Declaration): boolean => {
    const owner = ownerOf(declaration);
    // A namespace or a const such as `app` says nothing that its type does not say.
    if (owner === null) return true;
    if (!Object.hasOwn(allowed, owner)) return false;
    if (declaration.parent && ownerOf(declaration.parent) === null) return true;
    const event = eventOf(declaration);
    const name =
      event === null
        ? (ts
            .getNameOfDeclaration(declaration)
            ?.getText()
            .replace(/^['"]|['"]$/g, '') ?? '')
        : `on:${event}`;
    return !isMember(declaration) || (allowed[owner]?.includes(name) ?? false);
  };

  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) check(checker.getSymbolAtLocation(node), node);
    if (ts.isCallExpression(node)) {
      const signature = checker.getResolvedSignature(node)?.declaration;
      if (signature && isElectrons(signature) && eventOf(signature) !== null && !isKnown(signature)) {
        check(Object.assign(Object.create(null), { flags: 0, declarations: [signature] }) as ts.Symbol, node);
      }
    }
    if (ts.isObjectLiteralExpression(node)) {
      const type = checker.getContextualType(node);
      for (const property of node.properties) {
        if (property.name && ts.isIdentifier(property.name))
          check(type?.getProperty(property.name.text), property.name);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) visit(file);
  return [...problems].sort();
}

function isElectrons(declaration: ts.Node): boolean {
  return declaration.getSourceFile().fileName.endsWith('/electron.d.ts');
}

function isMember(declaration: ts.Node): boolean {
  return (
    ts.isMethodDeclaration(declaration) ||
    ts.isMethodSignature(declaration) ||
    ts.isPropertyDeclaration(declaration) ||
    ts.isPropertySignature(declaration)
  );
}

function nameOf(declaration: ts.Declaration): string {
  const event = eventOf(declaration);
  const name = ts.getNameOfDeclaration(declaration)?.getText() ?? '?';
  const owner = ownerOf(declaration);
  const member = event === null ? name : `the event '${event}'`;
  return owner === null || owner === name ? name : `${owner}.${member}`;
}
