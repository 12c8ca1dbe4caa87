import type { HelpText } from './help-text';

/** Workspaces, and what checks them. */
export const consoleTexts = {
  workspaces: {
    about:
      'Where this console works: this machine, and any number of AWS accounts and regions. Each has a window of its own, with its name, account, region and colour on every screen.',
    can: [
      'Add an AWS workspace: a profile of your AWS configuration files and a region.',
      'Make one read-only, mark it production, or have deletions and launches ask for an MFA code.',
      'Remove one from this console; nothing in its account is touched.',
    ],
    words: [
      { word: 'Profile', meaning: 'A section of the AWS configuration files. It says where keys come from.' },
      { word: 'Read-only', meaning: 'Nothing is created, changed or deleted from here, whatever the keys may do.' },
      { word: 'Sensitive operation', meaning: 'One that asks for a new MFA code each time.' },
    ],
    commands: ['upside workspaces list', 'aws configure sso'],
    keys: ['go-workspaces', 'palette'],
  },
  doctor: {
    about:
      'Checks one after the other what this workspace needs: files, keys, network, permissions. It changes nothing and asks nobody to sign in.',
    can: [
      'Read what was found and what to do about it.',
      'Check again after you have mended something.',
      'Copy the findings as text, for who helps you. No key is ever in them.',
    ],
    words: [{ word: 'Not checked', meaning: 'What it depends on did not work, so it could not be looked at.' }],
    commands: ['upside doctor'],
    keys: ['palette'],
  },
} as const satisfies Readonly<Record<string, HelpText>>;
