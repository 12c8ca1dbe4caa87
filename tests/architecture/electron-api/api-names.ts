import ts from 'typescript';

/** Members of each type Electron declares; an event is a member called `on:<event>`. */
export type ApiTable = Readonly<Record<string, readonly string[]>>;

/** The named declaration of Electron's types that `node` belongs to, such as App for App.quit. */
export function ownerOf(node: ts.Node): string | null {
  for (let at: ts.Node | undefined = node; at; at = at.parent) {
    if (ts.isInterfaceDeclaration(at) || ts.isClassDeclaration(at) || ts.isTypeAliasDeclaration(at)) {
      return at.name?.text ?? null;
    }
  }
  return null;
}

/** The event a method such as `on(event: 'ready', listener)` is declared for; null for other methods. */
export function eventOf(node: ts.Node): string | null {
  if (!ts.isMethodDeclaration(node) && !ts.isMethodSignature(node)) return null;
  const event = node.parameters[0]?.type;
  const isEvent = /^(on|once)$/.test(node.name.getText());
  return isEvent && event && ts.isLiteralTypeNode(event) && ts.isStringLiteral(event.literal)
    ? event.literal.text
    : null;
}

/** Reads every name out of an electron.d.ts. Members of nested literals count as their owner's. */
export function readApi(source: string): ApiTable {
  const file = ts.createSourceFile('electron.d.ts', source, ts.ScriptTarget.ESNext, true);
  const table = new Map<string, Set<string>>();
  const visit = (node: ts.Node): void => {
    const owner = ownerOf(node);
    if (owner !== null) {
      const members = table.get(owner) ?? new Set<string>();
      table.set(owner, members);
      const event = eventOf(node);
      if (event !== null) members.add(`on:${event}`);
      else if (
        (ts.isMethodDeclaration(node) ||
          ts.isMethodSignature(node) ||
          ts.isPropertyDeclaration(node) ||
          ts.isPropertySignature(node)) &&
        (ts.isIdentifier(node.name) || ts.isStringLiteral(node.name))
      ) {
        members.add(node.name.text);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return Object.fromEntries(
    [...table].sort(([a], [b]) => (a < b ? -1 : 1)).map(([owner, members]) => [owner, [...members].sort()]),
  );
}
