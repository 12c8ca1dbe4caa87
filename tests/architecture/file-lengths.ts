/** What is wrong with a file's length, or null. The limits are the house's (docs/architecture.md). */
export function lengthProblem(path: string, source: string): string | null {
  const lines = source.split('\n').length - 1;
  if (lines > 500) return `${path} has ${lines} lines; 500 is the limit. Split it by what its parts are about.`;
  if (lines > 300 && !/^(#!.*\n)?\s*(\/\*|\/\/|#)[\s*/#-]*Over 300 lines because /.test(source)) {
    return `${path} has ${lines} lines and does not begin with a comment "Over 300 lines because …".`;
  }
  return null;
}
