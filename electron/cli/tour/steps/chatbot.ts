import { unwrap } from '../../context';
import { expect, needed } from '../tour-state';
import type { TourStep } from '../tour-step';
import { trainAndRegister } from './train-chatbot';

/** The first chatbot, registered and approved, and its history read back. */
export const chatbotStep: TourStep = {
  name: 'register',
  title: 'Training a chatbot, registering and approving it',
  async run(state) {
    const scope = needed(state.scope, 'scope');
    const { arn, job, mrr, version } = await trainAndRegister(state, 'chatbot', {});
    const { value: graph } = unwrap(await state.console.models.lineage(scope, arn));
    const types = new Set(graph.vertices.map(({ type }) => type));
    expect(types.has('DataSet'), `The lineage of ${arn} reaches no data set: it has ${[...types].join(', ')}.`);
    return {
      said: `version ${version} approved; MRR ${mrr.toFixed(4)} on held-out scenes; its lineage reaches the data`,
      facts: { arn, version, mrr, job: job.name, lineage: [...types] },
    };
  },
};

/** A second one, from another seed, to be moved into the same endpoint. */
export const secondVersionStep: TourStep = {
  name: 'second',
  title: 'Training a second version',
  async run(state) {
    const { arn, job, mrr, version } = await trainAndRegister(state, 'chatbot-2', { seed: '2' });
    return {
      said: `version ${version} approved; MRR ${mrr.toFixed(4)} on held-out scenes`,
      facts: { arn, version, mrr, job: job.name },
    };
  },
};
