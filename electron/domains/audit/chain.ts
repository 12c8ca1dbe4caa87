import { createHash } from 'node:crypto';
import { type AuditBreak, type AuditVerdict, noHash, parseCanonicalText } from '../../../shared/model/audit-record';

/** One entry as it is kept: its canonical text and the hash that was taken of it. */
export interface ChainLink {
  readonly text: string;
  readonly hash: string;
}

/** Walks a chain link by link, however many there are, and remembers where it broke first. */
export interface ChainWalk {
  /** False when the chain is broken: nothing after that can be told. */
  next(link: ChainLink): boolean;
  /** What was found. `head`: where the chain says that it ends; null when nothing says so, as in an export. */
  verdict(head: { readonly sequence: number; readonly hash: string } | null): AuditVerdict;
}

/** SHA-256 of the text in UTF-8, in lower-case hexadecimal digits. */
export function hashText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * Starts at the first entry. The number in the text tells a removed entry (one is skipped) from an
 * inserted one (one comes twice); a text that does not give its hash was changed; and a hash the
 * following entry does not name was changed together with its text.
 */
export function walkChain(): ChainWalk {
  let sequence = 0;
  let hash = noHash;
  let broken: AuditBreak | null = null;

  const breakAt = (at: number, kind: AuditBreak['kind'], message: string): false => {
    broken = { sequence: at, kind, message };
    return false;
  };

  const look = (link: ChainLink): boolean => {
    const expected = sequence + 1;
    const statement = parseCanonicalText(link.text);
    if (!statement) return breakAt(expected, 'changed', `Entry ${expected} is not in the form it was written in.`);
    if (hashText(link.text) !== link.hash) {
      return breakAt(statement.sequence, 'changed', `Entry ${statement.sequence} does not give its hash any more.`);
    }
    if (statement.sequence > expected) {
      return breakAt(expected, 'removed', `Entry ${expected} is missing: ${statement.sequence} follows ${sequence}.`);
    }
    if (statement.sequence < expected) {
      return breakAt(statement.sequence, 'inserted', `Two entries say that they are entry ${statement.sequence}.`);
    }
    if (statement.previousHash !== hash) {
      return sequence === 0
        ? breakAt(1, 'changed', 'Entry 1 names an entry before it.')
        : breakAt(sequence, 'changed', `Entry ${sequence} is not the one entry ${expected} was written after.`);
    }
    sequence = expected;
    hash = link.hash;
    return true;
  };

  return {
    next: (link) => broken === null && look(link),
    verdict(head) {
      if (broken === null && head !== null) {
        if (head.sequence > sequence) {
          breakAt(sequence + 1, 'removed', `Entry ${sequence + 1} is missing: the log ended with ${head.sequence}.`);
        } else if (head.sequence < sequence) {
          breakAt(
            head.sequence + 1,
            'inserted',
            `Entry ${head.sequence + 1} follows the end of the log, which was ${head.sequence}.`,
          );
        } else if (head.hash !== hash) {
          breakAt(sequence, 'changed', `Entry ${sequence} is not the one the log ended with.`);
        }
      }
      // A break found by the entry after it takes that entry back from those that agree.
      const intact = broken === null ? sequence : Math.min(sequence, broken.sequence - 1);
      return { intact, headHash: intact === sequence && sequence > 0 ? hash : null, broken };
    },
  };
}
