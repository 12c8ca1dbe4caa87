import { type ShortcutId, shortcuts } from '../../../shared/model/shortcuts';

/** A key as it was pressed; `mod` is Ctrl, on a Mac Cmd. */
interface Pressed {
  readonly key: string;
  readonly mod: boolean;
  readonly alt: boolean;
}

/** What a pressed key means, given the one pressed before it. */
type KeyMeaning =
  | { readonly kind: 'shortcut'; readonly id: ShortcutId }
  /** The first key of shortcuts of two. */
  | { readonly kind: 'begun'; readonly first: string }
  | { readonly kind: 'nothing' };

/** Reads a key against the registry. `before`: the first key of a shortcut of two that was begun, else null. */
export function meaningOf({ alt, key, mod }: Pressed, before: string | null): KeyMeaning {
  if (alt) return { kind: 'nothing' };
  const name = `${mod ? 'mod+' : ''}${key.length === 1 ? key.toLowerCase() : key}`;
  const whole = before === null ? name : `${before} ${name}`;
  const found = shortcuts.find(({ keys }) => (keys as readonly string[]).includes(whole));
  if (found !== undefined) return { kind: 'shortcut', id: found.id };
  const begins = shortcuts.some(({ keys }) => (keys as readonly string[]).some((one) => one.startsWith(`${name} `)));
  return begins ? { kind: 'begun', first: name } : { kind: 'nothing' };
}

/** Keys with Ctrl or Cmd and function keys write nothing, so they hold in a field too. */
export function holdsInFields({ key, mod }: Pressed): boolean {
  return mod || /^F\d+$/.test(key);
}
