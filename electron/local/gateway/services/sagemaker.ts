import {
  AddTags$,
  CreateTrainingJob$,
  DeleteTags$,
  DeleteTrainingJob$,
  DescribeTrainingJob$,
  ListTags$,
  ListTrainingJobs$,
  StopTrainingJob$,
} from '@aws-sdk/client-sagemaker';
import table from '../constraints/sagemaker.json';
import { createValidator, requestSchemas } from '../constraints/validate';
import type { Operation, Service } from '../service';

const schemas = {
  AddTags: AddTags$,
  CreateTrainingJob: CreateTrainingJob$,
  DeleteTags: DeleteTags$,
  DeleteTrainingJob: DeleteTrainingJob$,
  DescribeTrainingJob: DescribeTrainingJob$,
  ListTags: ListTags$,
  ListTrainingJobs: ListTrainingJobs$,
  StopTrainingJob: StopTrainingJob$,
};

/** The operations of SageMaker this workspace has. Any other answers with an error naming it. */
export type SageMakerOperation = keyof typeof schemas;

/** SageMaker as the gateway serves it; a missing or extra operation does not compile. */
export function sagemakerService(operations: Readonly<Record<SageMakerOperation, Operation>>): Service {
  return {
    signingName: 'sagemaker',
    protocol: 'awsJson1_1',
    target: 'SageMaker',
    operations,
    inputs: requestSchemas(schemas),
    validate: createValidator(table, schemas),
  };
}
