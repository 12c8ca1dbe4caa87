import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { isProcessingTerminal, type ProcessingJob } from '../../../shared/model/processing-job';
import { OutputObjects } from './output-objects';
import { PlaceList } from './place-list';

interface ProcessingPlacesProps {
  readonly workspaceId: string;
  readonly job: ProcessingJob;
  readonly online: boolean;
}

/** What the job reads and what it leaves: addresses in S3, the program's folders, and the objects it wrote. */
export function ProcessingPlaces({ workspaceId, job, online }: ProcessingPlacesProps) {
  const ended = isProcessingTerminal(job.status);
  const { inputs, outputs } = job.spec;
  return (
    <Container header={<Header variant="h2">Inputs and outputs</Header>}>
      <SpaceBetween size="l">
        <PlaceList title="Inputs" places={inputs} empty="This job reads nothing from S3." />
        <PlaceList title="Outputs" places={outputs} empty="This job stores nothing in S3.">
          {(place) =>
            ended ? (
              <OutputObjects workspaceId={workspaceId} s3Uri={place.s3Uri} online={online} />
            ) : (
              <p className="processing-quiet">What it left is listed when the job has ended.</p>
            )
          }
        </PlaceList>
      </SpaceBetween>
    </Container>
  );
}
