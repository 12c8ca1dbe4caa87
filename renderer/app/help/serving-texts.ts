import type { HelpText } from './help-text';

/** Models, endpoints, conversations and what looks back on them. */
export const servingTexts = {
  models: {
    about: 'The registry: groups of models, each with its versions. A version is approved before it is deployed.',
    can: ['Open a group to compare its versions.', 'Go from a version back to the job and the data it came from.'],
    words: [
      { word: 'Group', meaning: 'All versions of one model.' },
      { word: 'Approval', meaning: 'A person’s judgement on a version, with a note.' },
    ],
    commands: ['upside models groups', 'upside models register --help'],
    keys: ['go-models'],
  },
  'model-group': {
    about: 'The versions of one model, side by side.',
    can: ['Choose versions to compare their figures and settings.', 'Delete a group that has no versions.'],
    words: [{ word: 'Version', meaning: 'What one completed job trained, registered and numbered.' }],
    commands: ['upside models list GROUP'],
    keys: ['go-models'],
  },
  'model-version': {
    about: 'One version: how well it did, what it was trained with, and where it may go.',
    can: [
      'Approve or reject it, with a note.',
      'Deploy it to a new endpoint, or promote it to one that serves.',
      'Look at its lineage, from the data to the endpoint.',
    ],
    words: [
      { word: 'Evaluation', meaning: 'Figures measured on data the training did not see.' },
      { word: 'Confusion matrix', meaning: 'Which class was taken for which, and how often.' },
    ],
    commands: ['upside models show GROUP/VERSION', 'upside models approve GROUP/VERSION'],
    keys: ['go-models'],
  },
  lineage: {
    about: 'Where something comes from and where it went: data, job, version, endpoint, as one picture.',
    can: ['Follow a link to any part of the chain.', 'Read the same as a table.'],
    words: [{ word: 'Lineage', meaning: 'The record of what was made out of what.' }],
    commands: ['upside models lineage GROUP/VERSION'],
    keys: ['go-models'],
  },
  endpoints: {
    about: 'What serves: endpoints with their variants and the traffic each takes.',
    can: ['Deploy an approved version.', 'Open one to test it, scale it, or promote another version to it.'],
    words: [
      { word: 'Variant', meaning: 'One model behind an endpoint, with a share of its traffic.' },
      { word: 'Left behind', meaning: 'A configuration or model of a deployment that did not end.' },
    ],
    commands: ['upside endpoints list'],
    keys: ['go-endpoints'],
  },
  endpoint: {
    about: 'One endpoint: what it runs, how busy and how fast it is, its log, and a place to try it.',
    can: [
      'Send a test call and read the answer as it came.',
      'Shift traffic between variants, or change how many instances there are.',
      'Promote a version to it, and take that back.',
    ],
    words: [
      { word: 'Latency', meaning: 'Time the model took for an answer.' },
      { word: 'Configuration', meaning: 'What the endpoint is asked to run; a promotion changes it.' },
    ],
    commands: ['upside endpoints show NAME', 'upside endpoints invoke NAME --help'],
    keys: ['go-endpoints'],
  },
  deploy: {
    about: 'A registered version to a new endpoint: versions, options, review.',
    can: [
      'Put several versions behind one endpoint and divide the traffic.',
      'See what will be made before it is made.',
    ],
    words: [{ word: 'Weight', meaning: 'A variant’s share is its weight over the sum of all weights.' }],
    commands: ['upside endpoints deploy --help'],
    keys: ['go-endpoints'],
  },
  promote: {
    about: 'Move a newer version to an endpoint that serves, step by step, guarded by alarms that take it back.',
    can: ['Choose how traffic moves: at once, canary or linear.', 'Choose what would roll it back.'],
    words: [
      { word: 'Canary', meaning: 'A small part of the traffic first; the rest when nothing went wrong.' },
      { word: 'Guard', meaning: 'An alarm that rolls the promotion back by itself.' },
    ],
    commands: ['upside promote --help'],
    keys: ['go-endpoints'],
  },
  promotion: {
    about: 'A promotion as it goes: phases, traffic, alarms, every call that was made, and how it ended.',
    can: ['Watch it, or leave: it goes on without you.', 'Go back to the version before.'],
    words: [
      { word: 'Promoted', meaning: 'Said only when the live configuration was read back and is the new one.' },
      { word: 'Rolled back', meaning: 'An alarm went off, and the old version serves again.' },
    ],
    commands: ['upside promote --help'],
    keys: ['go-endpoints'],
  },
  chat: {
    about: 'Talk to an endpoint as a character it was trained on, or as anyone you describe.',
    can: ['Choose endpoint, variant and persona.', 'Stop an answer, ask for another one, edit what you asked.'],
    words: [
      { word: 'Persona', meaning: 'Who answers: a character of the data, or a name with a description.' },
      { word: 'Retrieved', meaning: 'The answer is a line of the training data; generated ones are made up.' },
    ],
    commands: ['upside chat ENDPOINT'],
    keys: ['go-playground'],
  },
  conversation: {
    about: 'A conversation, kept on this machine and readable offline.',
    can: ['Go on with it, rename, export or delete it.', 'Look at an earlier version, before something was edited.'],
    words: [{ word: 'Version', meaning: 'Editing a message cuts what followed off; it stays as an earlier version.' }],
    commands: ['upside chats list', 'upside chats show ID'],
    keys: ['go-playground'],
  },
  audit: {
    about:
      'Every call of this console that changed something: who, what, where, and how it ended. Entries are chained.',
    can: ['Filter by action, target or outcome.', 'Check the chain, and export the whole log.'],
    words: [{ word: 'Chain', meaning: 'Each entry holds the hash of the one before; a change shows.' }],
    commands: ['upside audit list', 'upside audit verify'],
    keys: ['go-audit', 'filter'],
  },
  settings: {
    about: 'How the window looks and what it keeps on this machine. A change is saved and in force at once.',
    can: [
      'Choose theme, density and time zone.',
      'Give the offline store a budget and see which logs would go.',
      'Show the data folder.',
    ],
    words: [
      {
        word: 'Offline store',
        meaning: 'What was seen once: lists, logs, curves, conversations. It needs no network.',
      },
    ],
    commands: [],
    keys: ['settings'],
  },
  about: {
    about: 'Version, runtime, and the licences of everything inside.',
    can: ['Copy the details for a report.', 'Read the licence of any package.'],
    words: [{ word: 'Runtime', meaning: 'The Electron, Chromium and Node that Upside runs on.' }],
    commands: ['upside --version'],
    keys: [],
  },
  unknown: {
    about: 'There is no screen at this address.',
    can: ['Go to Home, or find what you look for by name.'],
    words: [],
    commands: [],
    keys: ['go-home', 'palette'],
  },
} as const satisfies Readonly<Record<string, HelpText>>;
