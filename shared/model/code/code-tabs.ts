import type { Workspace } from '../workspace';
import { asCode, type CodeLanguage, codeLanguages } from './as-code';
import type { Undertaking } from './undertaking';

export interface CodeTab {
  readonly id: string;
  readonly label: string;
  /** Null where the tool cannot do it: then the note says so. */
  readonly code: string | null;
  readonly note: string | null;
}

const labels: Readonly<Record<CodeLanguage, string>> = {
  'aws-cli': 'AWS CLI',
  python: 'Python (SageMaker SDK v3)',
  terraform: 'Terraform',
};

const toolNotes: Readonly<Record<Workspace['kind'], Readonly<Record<CodeLanguage, string | null>>>> = {
  aws: { 'aws-cli': null, python: 'pip install sagemaker', terraform: null },
  local: {
    'aws-cli': 'Run “upside local env” first: it points the tool at this workspace.',
    python: 'pip install sagemaker. Run “upside local env” first: it points the tool at this workspace.',
    terraform: 'This is for an AWS account: Terraform is not tried against the local workspace.',
  },
};

/** The console's own form of it, as the command line takes it with --spec. */
export function specTab(label: string, spec: unknown): CodeTab {
  return { id: 'spec', label, code: JSON.stringify(spec, null, 2), note: null };
}

/** An undertaking as the code panel shows it. */
export function codeTabs(what: Undertaking, { kind, region }: Pick<Workspace, 'kind' | 'region'>): readonly CodeTab[] {
  return codeLanguages.map((language) => {
    const { note, text } = asCode(what, language, region);
    const notes = [note, text === null ? null : toolNotes[kind][language]].filter((one) => one !== null);
    return { id: language, label: labels[language], code: text, note: notes.length === 0 ? null : notes.join(' ') };
  });
}
