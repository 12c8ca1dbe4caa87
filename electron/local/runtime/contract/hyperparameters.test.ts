import { describe, expect, it } from 'vitest';
import { hyperparametersJson, programArguments, splitHyperparameters } from './hyperparameters';
import { pythonText } from './python-text';

describe('hyperparameters of script mode', () => {
  const split = splitHyperparameters({
    sagemaker_program: '"train.py"',
    sagemaker_submit_directory: '"s3://b/sourcedir.tar.gz"',
    sagemaker_container_log_level: '20',
    'learning-rate': '0.0002',
    epochs: '3',
    name: '"a b"',
    plain: 'not json',
    shuffle: 'true',
    x: '1.0',
    layers: '[1, 2.0, "a"]',
    map: '{"b": 2, "a": "x"}',
  });

  it('separates the framework from the program', () => {
    expect(split.program).toBe('train.py');
    expect(split.submitDirectory).toBe('s3://b/sourcedir.tar.gz');
    expect(split.framework.map(([name]) => name)).toEqual([
      'sagemaker_container_log_level',
      'sagemaker_program',
      'sagemaker_submit_directory',
    ]);
  });

  it('writes the command line the toolkit writes', () => {
    expect(programArguments(split.user)).toEqual([
      '--epochs',
      '3',
      '--layers',
      "[1, 2.0, 'a']",
      '--learning-rate',
      '0.0002',
      '--map',
      'a=x,b=2',
      '--name',
      'a b',
      '--plain',
      'not json',
      '--shuffle',
      'True',
      '-x',
      '1.0',
    ]);
  });

  it('keeps each value as it was sent in SM_HPS', () => {
    const json = hyperparametersJson(split.user);
    expect(json).toContain('"x":1.0');
    expect(JSON.parse(json)).toMatchObject({ plain: 'not json', shuffle: true, name: 'a b' });
  });

  it('quotes strings inside values as Python does', () => {
    expect(pythonText('["it\'s", null, {"a":false}]')).toBe("[\"it's\", None, {'a': False}]");
  });
});
