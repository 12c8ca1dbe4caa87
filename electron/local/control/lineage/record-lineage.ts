import type { LineageRecorder } from '../lineage-recorder';
import type { LineageArns } from './lineage-arns';
import type { LineageStore } from './lineage-store';
import { processingDetail } from './processing-detail';
import { trialDetail } from './trial-detail';

/** Names of actions hold no more characters than this (ExperimentEntityName). */
const LONGEST_NAME = 120;

/**
 * Keeps the lineage as SageMaker makes it by itself (developer guide, "Amazon SageMaker AI-Created Tracking
 * Entities"): data sets and the image contribute to a job's trial component, which produces a model; model and image
 * contribute to the package, another artifact of the type Model whose source is its ARN; package and decisions lead
 * to the endpoint over a deployment.
 *
 * One thing is stricter than there: a data set is one address with one content, so that a job keeps pointing at the
 * data it read when other data takes its place. And one thing is more: data that a processing job stored, whole or one
 * of its files or folders, leads back to that job when another job reads it, if it still is what was stored.
 */
export function lineageRecorder(store: LineageStore, arns: LineageArns): LineageRecorder {
  const artifact = (type: string, sourceUri: string, at: number) =>
    store.ensure({ arn: arns.artifact(sourceUri), lineageType: 'Artifact', type, sourceUri }, at);

  const packageOf = (arn: string, at: number) => store.newestArtifact(arn)?.id ?? artifact('Model', arn, at);

  const dataSet = (sourceUri: string, sha256: string, at: number) => {
    const id = store.ensure(
      {
        arn: arns.artifact(sourceUri, sha256),
        lineageType: 'Artifact',
        type: 'DataSet',
        sourceUri,
        sourceSha256: sha256,
        properties: { Sha256: sha256 },
      },
      at,
    );
    const producer = store.producer(sourceUri, sha256);
    if (producer !== null) store.associate(producer, id, 'Produced', at);
    return id;
  };

  const context = (type: string, name: string, sourceUri: string, at: number) =>
    store.ensure({ arn: arns.context(name), lineageType: 'Context', type, name, sourceUri }, at);

  return {
    jobEnded({ job, inputs, metrics, artifactS3Uri, at }) {
      const name = `${job.name}-aws-training-job`;
      const trial = store.put(
        {
          arn: arns.trialComponent(name),
          lineageType: 'TrialComponent',
          type: 'SageMakerTrainingJob',
          name,
          sourceUri: job.arn,
          status: job.status,
          detail: trialDetail(job, artifactS3Uri, metrics, at),
        },
        at,
      );
      // A job may have the name of one that was deleted; its model is stored over the other's, too.
      clear(store, trial);
      store.forgetOutputs(trial);
      for (const { s3Uri, sha256 } of inputs) store.associate(dataSet(s3Uri, sha256, at), trial, 'ContributedTo', at);
      const image = job.request.AlgorithmSpecification?.TrainingImage;
      if (image !== undefined) store.associate(artifact('Image', image, at), trial, 'ContributedTo', at);
      if (artifactS3Uri !== null) store.associate(trial, artifact('Model', artifactS3Uri, at), 'Produced', at);
    },

    processingEnded({ job, inputs, outputs, at }) {
      const name = `${job.name}-aws-processing-job`;
      const trial = store.put(
        {
          arn: arns.trialComponent(name),
          lineageType: 'TrialComponent',
          type: 'SageMakerProcessingJob',
          name,
          sourceUri: job.arn,
          status: job.status,
          detail: processingDetail(job, outputs, at),
        },
        at,
      );
      clear(store, trial);
      store.forgetOutputs(trial);
      for (const { s3Uri, sha256 } of inputs) store.associate(dataSet(s3Uri, sha256, at), trial, 'ContributedTo', at);
      const image = artifact('Image', job.request.AppSpecification.ImageUri, at);
      store.associate(image, trial, 'ContributedTo', at);
      for (const { s3Uri, sha256, parts } of outputs) {
        const base = s3Uri.replace(/\/+$/, '');
        for (const { path, sha256: part } of parts) {
          const address = path === '' ? base : `${base}/${path}`;
          for (const written of [address, `${address}/`]) {
            // What a job leaves as it found it, it did not make.
            const found = inputs.some(({ s3Uri: from, sha256: hash }) => from === written && hash === part);
            if (!found) store.putOutput(written, part, trial);
          }
        }
        dataSet(s3Uri, sha256, at);
      }
    },

    packageCreated({ arn, group, containers, at }) {
      // A group that was deleted and made again begins with version 1 again: same ARN, another package.
      const item = store.put(
        { arn: arns.artifact(arn, String(at)), lineageType: 'Artifact', type: 'Model', sourceUri: arn },
        at,
      );
      for (const { image, modelDataUrl } of containers) {
        if (modelDataUrl !== null) store.associate(artifact('Model', modelDataUrl, at), item, 'ContributedTo', at);
        if (image !== null) store.associate(artifact('Image', image, at), item, 'ContributedTo', at);
      }
      if (group === null) return;
      store.associate(
        item,
        context('ModelGroup', `${group.name}-aws-model-group`, group.arn, at),
        'AssociatedWith',
        at,
      );
    },

    packageDecided({ arn, group, version, approval, note, at }) {
      const end = `-${version}-${approval}-${at}-aws-model-group`;
      const name = group.slice(0, LONGEST_NAME - end.length).replace(/-+$/, '') + end;
      const action = store.put(
        {
          arn: arns.action(name),
          lineageType: 'Action',
          type: 'Approval',
          name,
          sourceUri: arn,
          status: 'Completed',
          properties: {
            ModelApprovalStatus: approval,
            // A property holds 4096 characters; a note has 1024 at most.
            ...(note === null ? {} : { ApprovalDescription: note }),
          },
        },
        at,
      );
      store.associate(action, packageOf(arn, at), 'ContributedTo', at);
    },

    endpointDeployed({ arn, name, models, at }) {
      const endpoint = context('Endpoint', `${name}-aws-endpoint`, arn, at);
      const sources = new Set(
        models.flatMap(({ packageArn, modelDataUrl }) => {
          if (packageArn !== null) return [packageOf(packageArn, at)];
          return modelDataUrl === null ? [] : [artifact('Model', modelDataUrl, at)];
        }),
      );
      // What goes on being served keeps its deployment; the others lose their association, not their history.
      const current = store.into([endpoint]).map(({ source }) => source);
      for (const deployment of current) {
        const served = store.into([deployment]).map(({ source }) => source);
        if (served.length > 0 && served.every((source) => sources.has(source))) {
          for (const source of served) sources.delete(source);
        } else store.disassociate(deployment, endpoint);
      }
      for (const source of sources) {
        const deploymentName = `${name}-${source}-${at}-aws-endpoint`;
        const deployment = store.put(
          {
            arn: arns.action(deploymentName),
            lineageType: 'Action',
            type: 'ModelDeployment',
            name: deploymentName,
            sourceUri: arn,
            status: 'Completed',
          },
          at,
        );
        store.associate(source, deployment, 'ContributedTo', at);
        store.associate(deployment, endpoint, 'AssociatedWith', at);
      }
    },
  };
}

/** Takes away every arrow to and from a node that now stands for something else. */
function clear(store: LineageStore, node: number): void {
  for (const { source } of store.into([node])) store.disassociate(source, node);
  for (const { destination } of store.from([node])) store.disassociate(node, destination);
}
