import { expect, test } from 'vitest';
import { undertakings } from '../../../tests/fakes/undertakings';
import { asCode, codeLanguages, languagesOf } from './as-code';
import { codeTabs } from './code-tabs';
import type { Undertaking } from './undertaking';

const all = Object.values(undertakings('it’s $HOME')) as readonly Undertaking[];

test('says which wizard has which language', () => {
  expect(Object.fromEntries(all.map(({ kind }) => [kind, languagesOf(kind)]))).toEqual({
    training: ['aws-cli', 'python', 'terraform'],
    processing: ['aws-cli', 'python'],
    registration: ['aws-cli', 'python', 'terraform'],
    deployment: ['aws-cli', 'python', 'terraform'],
    promotion: ['aws-cli', 'python', 'terraform'],
    scaling: ['aws-cli', 'python'],
    deletion: ['aws-cli', 'python'],
    role: ['aws-cli', 'python', 'terraform'],
    upload: ['aws-cli', 'python', 'terraform'],
  });
});

test('has a sentence wherever it has no text', () => {
  for (const what of all)
    for (const language of codeLanguages) {
      const { note, text } = asCode(what, language, 'us-east-1');
      if (text === null) expect(note).toMatch(/^Terraform.+\.$/);
      else expect(text.length).toBeGreaterThan(40);
    }
});

test('shows every language, and how to point a tool at the local workspace', () => {
  const { training, processing } = undertakings('x');
  expect(
    codeTabs({ ...training, uploads: [] }, { kind: 'local', region: 'us-east-1' }).map(({ id, note }) => [id, note]),
  ).toEqual([
    ['aws-cli', 'Run “upside local env” first: it points the tool at this workspace.'],
    ['python', expect.stringContaining('pip install sagemaker. Run “upside local env”')],
    ['terraform', expect.stringContaining('aws_sagemaker_training_job')],
  ]);
  const [, , terraform] = codeTabs(processing, { kind: 'aws', region: 'us-east-1' });
  expect(terraform).toMatchObject({
    code: null,
    note: 'Terraform’s AWS provider has no resource for a processing job.',
  });
});
