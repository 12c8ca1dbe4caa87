import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type IniSection, parseIni } from './ini';

export type Environment = Readonly<Record<string, string | undefined>>;
export type Values = ReadonlyMap<string, string>;

/** Where the AWS tools' files are looked for. */
export interface ProfilePlaces {
  readonly environment: Environment;
  /** The person's home folder. */
  readonly home: string;
}

/** Both files as one: what the credentials file says wins, as in the AWS tools. Holds secrets. */
export interface ProfileFiles {
  readonly profiles: ReadonlyMap<string, Values>;
  readonly sessions: ReadonlyMap<string, Values>;
  /** Of `services` sections: service id → its settings. */
  readonly services: ReadonlyMap<string, ReadonlyMap<string, Values>>;
  /** Those that exist or were asked for, and what is wrong with one, in words without secrets. */
  readonly files: readonly { readonly path: string; readonly problem: string | null }[];
}

/** A configuration file of megabytes is something else. */
const mostBytes = 1024 * 1024;

export function configPath({ environment, home }: ProfilePlaces): string {
  return withHome(environment.AWS_CONFIG_FILE, home) ?? join(home, '.aws', 'config');
}

export function credentialsPath({ environment, home }: ProfilePlaces): string {
  return withHome(environment.AWS_SHARED_CREDENTIALS_FILE, home) ?? join(home, '.aws', 'credentials');
}

/** The profile meant when none is named. */
export function defaultProfile(environment: Environment): string {
  return environment.AWS_PROFILE || 'default';
}

/** Reads both files anew. Never rejects: a file that cannot be read is told in `files`. */
export async function readProfileFiles(places: ProfilePlaces): Promise<ProfileFiles> {
  const [config, credentials] = await Promise.all([
    readOne(configPath(places), Boolean(places.environment.AWS_CONFIG_FILE)),
    readOne(credentialsPath(places), Boolean(places.environment.AWS_SHARED_CREDENTIALS_FILE)),
  ]);
  const profiles = new Map<string, Map<string, string>>();
  const sessions = new Map<string, Values>();
  const services = new Map<string, ReadonlyMap<string, Values>>();
  const into = (name: string, { values }: IniSection): void => {
    profiles.set(name, new Map([...(profiles.get(name) ?? []), ...values]));
  };
  const named = config.sections.map((section) => ({ section, ...headerOf(section.header) }));
  // "[profile default]" beside "[default]": the AWS tools then ignore the latter.
  const prefixedDefault = named.some(({ kind, name }) => kind === 'profile' && name === 'default');
  for (const { kind, name, section } of named) {
    if (kind === 'profile') into(name, section);
    if (kind === '' && name === 'default' && !prefixedDefault) into(name, section);
    if (kind === 'sso-session') sessions.set(name, section.values);
    if (kind === 'services') services.set(name, section.nested);
  }
  // There a profile is called by its bare name; the AWS tools pass over any other section.
  for (const section of credentials.sections) if (headerOf(section.header).kind === '') into(section.header, section);
  return { profiles, sessions, services, files: [...config.told, ...credentials.told] };
}

interface ReadIni {
  readonly sections: readonly IniSection[];
  readonly told: ProfileFiles['files'];
}

async function readOne(path: string, askedFor: boolean): Promise<ReadIni> {
  const broken = (problem: string): ReadIni => ({ sections: [], told: [{ path, problem }] });
  try {
    if ((await stat(path)).size > mostBytes) return broken('The file is too large to be a configuration file.');
    const text = await readFile(path, 'utf8');
    if (text.includes('\0')) return broken('The file is no text, or text in an encoding other than UTF-8.');
    const { problems, sections } = parseIni(text);
    const first = problems[0];
    const others = problems.length - 1;
    const more =
      others > 0 ? `, and ${others} more ${others === 1 ? 'line cannot' : 'lines cannot'} be read either` : '';
    const problem = first ? `Line ${first.line} of ${path} ${first.message}${more}; the rest was read.` : null;
    return { sections, told: [{ path, problem }] };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT' || code === 'ENOTDIR')
      return askedFor ? broken('The environment names this file, but there is none.') : { sections: [], told: [] };
    if (code === 'EACCES' || code === 'EPERM') return broken('The file may not be read by this user.');
    return broken(`The file could not be read (${code || 'unknown reason'}).`);
  }
}

/** "profile dev" → kind and name; a name may be quoted, and one alone has no kind. */
function headerOf(header: string): { readonly kind: string; readonly name: string } {
  const [, kind = '', quoted = ''] = /^(profile|sso-session|services)\s+(.+)$/.exec(header) ?? [];
  if (kind === '') return { kind, name: header };
  return { kind, name: /^(["'])(.*)\1$/.exec(quoted)?.[2] ?? quoted };
}

function withHome(path: string | undefined, home: string): string | null {
  if (!path) return null;
  return path === '~' || path.startsWith('~/') ? join(home, path.slice(1)) : path;
}
