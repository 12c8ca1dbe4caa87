import { AwsError } from '../../gateway/service';

interface Terms {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly excluded: readonly string[];
}

const UNAVAILABLE = [
  { opening: '{', form: 'JSON patterns ({ … })' },
  { opening: '[', form: 'space-delimited patterns ([ … ])' },
  { opening: '%', form: 'regular expressions (% … %)' },
] as const;

/**
 * Compiles a CloudWatch Logs filter pattern for unstructured text: terms and quoted phrases all of
 * which must occur, `-term` that must not, `?term` of which one must. As on CloudWatch Logs, case
 * counts, a term may be a part of a word, and optional terms are ignored beside any other kind.
 * Throws InvalidParameterException for what is malformed and for the forms this workspace lacks.
 * Source: "Filter pattern syntax" in the CloudWatch Logs User Guide.
 */
export function compileFilterPattern(pattern: string): (message: string) => boolean {
  const { required, optional, excluded } = parse(pattern);
  if (required.length + excluded.length === 0 && optional.length > 0) {
    return (message) => optional.some((term) => message.includes(term));
  }
  return (message) =>
    required.every((term) => message.includes(term)) && !excluded.some((term) => message.includes(term));
}

function parse(pattern: string): Terms {
  const text = pattern.trim();
  for (const { opening, form } of UNAVAILABLE) {
    if (text.startsWith(opening)) {
      throw invalid(
        `${form} are not available in the local workspace. Use terms, "quoted phrases", ?optional and -excluded`,
      );
    }
  }
  const terms = { required: [] as string[], optional: [] as string[], excluded: [] as string[] };
  const token = /\s*([?-]?)(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))(?=\s|$)/suy;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const found = token.exec(text);
    if (found === null) throw invalid(`Invalid character(s) in term '${text.slice(at).trim()}'`);
    const [, sign, phrase, word] = found;
    if (word?.startsWith('%')) return parse(word);
    if (phrase === '' || (word !== undefined && !/^[\p{L}\p{N}_]+$/u.test(word))) {
      throw invalid(`Invalid character(s) in term '${found[0].trim()}'`);
    }
    const term = phrase?.replace(/\\(.)/gsu, '$1') ?? word ?? '';
    terms[sign === '?' ? 'optional' : sign === '-' ? 'excluded' : 'required'].push(term);
  }
  return terms;
}

function invalid(why: string): AwsError {
  return new AwsError('InvalidParameterException', `Invalid filter pattern: ${why}`);
}
