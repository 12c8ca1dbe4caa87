/**
 * What Python's str() gives for a JSON value other than a top-level string. It works on the text,
 * token by token, because a JavaScript number would lose the difference between 1 and 1.0.
 */
export function pythonText(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|true|false|null|\s+|[,:]/gs, (token) => {
    if (token === 'true') return 'True';
    if (token === 'false') return 'False';
    if (token === 'null') return 'None';
    if (token === ',' || token === ':') return `${token} `;
    return token.startsWith('"') ? pythonString(JSON.parse(token) as string) : '';
  });
}

function pythonString(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let body = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
  if (quote === "'") body = body.replaceAll("'", "\\'");
  return `${quote}${body}${quote}`;
}
