import { describe, expect, it } from 'vitest';
import { RequestError } from '../shared/serving/request-error';
import type { Predictor } from './predict';
import { invocations } from './serve';

const predictor: Predictor = {
  labels: ['sea', 'wood'],
  predict: (text) => {
    const sea = text.includes('wave') ? 0.75 : 0.25;
    return [
      { label: 'sea', probability: sea },
      { label: 'wood', probability: 1 - sea },
    ].sort((a, b) => b.probability - a.probability);
  },
};
const invoke = invocations(predictor);
const ask = (body: string, contentType: string, accept = ''): string =>
  invoke({ body: Buffer.from(body), contentType, accept }).parts.join('');
const sea = { label: 'sea', probability: 0.75, probabilities: { sea: 0.75, wood: 0.25 } };
const wood = { label: 'wood', probability: 0.75, probabilities: { wood: 0.75, sea: 0.25 } };

describe('invocations of the location-classifier', () => {
  it('takes CSV, JSON lines and JSON alike', () => {
    const list = { predictions: [sea, wood] };
    expect(JSON.parse(ask('a wave\n"an oak, a fox"\n', 'text/csv'))).toEqual(list);
    expect(JSON.parse(ask('{"text":"a wave"}\n{"text":"an oak"}\n', 'application/jsonlines'))).toEqual(list);
    expect(JSON.parse(ask('{"instances":[{"text":"a wave"},{"text":"an oak"}]}', 'application/json'))).toEqual(list);
    expect(JSON.parse(ask('{"text":"a wave"}', 'application/json'))).toEqual(sea);
  });

  it('answers as asked', () => {
    expect(ask('a wave\nan oak\n', 'text/csv', 'text/csv')).toBe('sea,0.75\nwood,0.75\n');
    const lines = ask('a wave\nan oak\n', 'text/csv', 'application/jsonlines').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([sea, wood]);
  });

  it.each([
    ['a', 'image/png', '', 415, 'unsupported_content_type'],
    ['a', 'text/csv', 'image/png', 406, 'not_acceptable'],
    ['', 'text/csv', '', 400, 'invalid_request'],
    ['a,b', 'text/csv', '', 400, 'invalid_request'],
    ['"a', 'text/csv', '', 400, 'invalid_request'],
    ['{', 'application/json', '', 400, 'invalid_request'],
    ['{"instances":7}', 'application/json', '', 400, 'invalid_request'],
    ['{"text":""}', 'application/json', '', 400, 'invalid_request'],
    ['{"text":"a"}\nno', 'application/jsonlines', '', 400, 'invalid_request'],
  ])('%j as %s for %s is refused with %i %s', (body, type, accept, status, code) => {
    expect(() => ask(body, type, accept)).toThrow(RequestError);
    expect(() => ask(body, type, accept)).toThrow(expect.objectContaining({ status, code }));
  });
});
