import { expect, it } from 'vitest';
import type { ListedVersion } from '../../../shared/model/model-version';
import { compareVersions } from './comparison';

const version = (
  number: number,
  figures: Readonly<Record<string, number>>,
  metadata: Readonly<Record<string, string>> = {},
): ListedVersion => {
  const summary = {
    arn: String(number),
    group: 'bots',
    version: number,
    status: 'Completed',
    approval: 'PendingManualApproval' as const,
    description: null,
    createdAt: 0,
  };
  const rest = { image: 'image:1', modelDataUrl: null, contentTypes: [], responseTypes: [], approvalNote: null };
  return {
    summary,
    known: {
      package: { ...summary, ...rest, modifiedAt: null, metricsS3Uri: null, metadata, environment: {} },
      evaluation: {
        figures: Object.entries(figures).map(([name, value]) => ({ name, value, deviation: null })),
        confusion: null,
        items: null,
      },
      evaluationSource: '',
    },
  };
};
const find = (rows: ReturnType<typeof compareVersions>, name: string) => rows.find((row) => row.name === name);

it('puts figures beside each other and knows the best of each', () => {
  const rows = compareVersions([
    version(2, { accuracy: 0.9, loss: 0.4, tie: 0.5 }),
    version(1, { accuracy: 0.8, loss: 0.2, tie: 0.5, old: 1 }),
  ]);
  expect(find(rows, 'accuracy')).toMatchObject({ cells: ['0.9000', '0.8000'], best: 0, differs: true });
  expect(find(rows, 'loss')?.best).toBe(1);
  expect(find(rows, 'tie')).toMatchObject({ best: null, differs: false });
  expect(find(rows, 'old')).toMatchObject({ cells: [null, '1'], best: null, differs: true });
});

it('says what differs in data and settings, and hides what only Upside needs', () => {
  const data = { 'upside.request': 'x', 'data.train.sha256': 'a', 'hyperparameter.epochs': '3' };
  const rows = compareVersions([version(2, {}, { ...data, 'hyperparameter.epochs': '5' }), version(1, {}, data)]);
  expect(find(rows, 'epochs')).toMatchObject({ section: 'Hyperparameters', cells: ['5', '3'], differs: true });
  expect(find(rows, 'train · SHA-256')).toMatchObject({ section: 'Data', differs: false });
  expect(rows.some(({ cells }) => cells.includes('x'))).toBe(false);
});

it('keeps the figures of a guess apart and gives them no prize', () => {
  const rows = compareVersions([
    version(2, { accuracy_best_constant_classifier: 0.2 }),
    version(1, { accuracy_best_constant_classifier: 0.3 }),
  ]);
  expect(find(rows, 'accuracy_best_constant_classifier')).toMatchObject({ section: 'Figures of a guess', best: null });
});

it('has a place for versions nobody described yet', () => {
  const rows = compareVersions([{ summary: version(3, {}).summary, known: null }, version(1, { accuracy: 1 })]);
  expect(find(rows, 'accuracy')?.cells).toEqual([null, '1']);
  expect(find(rows, 'Approval')?.differs).toBe(false);
});
