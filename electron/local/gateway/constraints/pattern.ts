/** Java's \s, which unlike JavaScript's is ASCII only. */
const SPACE = '\\t\\n\\x0B\\f\\r ';
/** Everything else, written so that it also fits inside a class that has other members. */
const NOT_SPACE = '\\x00-\\x08\\x0E-\\x1F!-\\u{10FFFF}';
/** Java's dot stops at NEL too. */
const DOT = '[^\\n\\r\\u0085\\u2028\\u2029]';
/** What JavaScript's u flag lets a backslash quote; Java lets it quote any punctuation. */
const SYNTAX = new Set('^$\\.*+?()[]{}|/');
/** Letters that mean the same after a backslash in both dialects. */
const SHARED_ESCAPES = new Set('dDwWbBtnrf');
const POSIX: Readonly<Record<string, string>> = {
  Alnum: 'A-Za-z0-9',
  Alpha: 'A-Za-z',
  Digit: '0-9',
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\x00-\\x7F',
  Print: '\\x20-\\x7E',
};

const compiled = new Map<string, RegExp>();

/**
 * Compiles a pattern of a service model, which is a Java regular expression, so that `test` says
 * what Java's `matches` says: the whole value has to fit. Throws SyntaxError for Java syntax that
 * has no translation here, rather than to pass what the service would refuse.
 */
export function compilePattern(java: string): RegExp {
  let expression = compiled.get(java);
  if (expression === undefined) {
    expression = new RegExp(`^(?:${translate(java)})$`, 'u');
    compiled.set(java, expression);
  }
  return expression;
}

function translate(java: string): string {
  let out = '';
  let inClass = false;
  for (let at = 0; at < java.length; ) {
    const char = java.charAt(at);
    if (char === '\\') {
      const quoted = readEscape(java, at, inClass);
      out += quoted.text;
      at = quoted.next;
      continue;
    }
    if (inClass) {
      if (char === '[' || java.startsWith('&&', at)) throw unsupported(java, 'a union or intersection of classes');
      if (char === ']') inClass = false;
      out += char;
    } else if (char === '[') {
      inClass = true;
      out += char;
    } else if (char === '.') {
      out += DOT;
    } else if (char === '$') {
      // The end, asked for several times over as some models do, is the end; JavaScript refuses to repeat it.
      out += '$';
      at += /^\{\d+(,\d*)?\}/.exec(java.slice(at + 1))?.[0].length ?? 0;
    } else {
      if (char === '+' && /[*+?}]/.test(java.charAt(at - 1)) && java.charAt(at - 2) !== '\\') {
        throw unsupported(java, 'a possessive quantifier');
      }
      out += char;
    }
    at += 1;
  }
  return out;
}

function readEscape(java: string, at: number, inClass: boolean): { readonly text: string; readonly next: number } {
  const letter = java.charAt(at + 1);
  if (letter === 'p' || letter === 'P') return readProperty(java, at, inClass);
  const next = at + 2;
  // JavaScript's u flag reads a pair of surrogates as the one character it is, as Java does.
  const unit = letter === 'u' ? /^\\u[0-9A-Fa-f]{4}/.exec(java.slice(at))?.[0] : undefined;
  if (unit !== undefined) return { text: unit, next: at + unit.length };
  if (letter === 's') return { text: inClass ? SPACE : `[${SPACE}]`, next };
  if (letter === 'S') return { text: inClass ? NOT_SPACE : `[${NOT_SPACE}]`, next };
  // Without flags these are Java's ^ and $ of the whole value.
  if (letter === 'A' && !inClass) return { text: '^', next };
  if (letter === 'z' && !inClass) return { text: '$', next };
  if (letter === '-' && inClass) return { text: '\\-', next };
  if (SHARED_ESCAPES.has(letter) || SYNTAX.has(letter)) return { text: `\\${letter}`, next };
  if (letter === '' || /[A-Za-z0-9]/.test(letter)) throw unsupported(java, `the escape \\${letter}`);
  return { text: letter, next };
}

function readProperty(java: string, at: number, inClass: boolean): { readonly text: string; readonly next: number } {
  const found = /^\\([pP])\{(\w+)\}/.exec(java.slice(at));
  if (found === null) throw unsupported(java, 'a property without braces');
  const [text, letter, name = ''] = found;
  const next = at + text.length;
  const posix = POSIX[name];
  if (posix === undefined) return { text, next };
  if (letter === 'P') throw unsupported(java, `the complement of ${name}`);
  return { text: inClass ? posix : `[${posix}]`, next };
}

function unsupported(java: string, what: string): SyntaxError {
  return new SyntaxError(`The pattern ${java} uses ${what}, which is not translated from Java.`);
}
