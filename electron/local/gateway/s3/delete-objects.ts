import { AwsError } from '../service';
import { readXml, writeXml, xmlChildren, xmlText } from '../wire/xml';
import { readDocument } from './read-document';
import { type S3Answer, type S3Call, s3Namespace } from './s3-call';

export async function deleteObject({ storage, bucket, key }: S3Call): Promise<S3Answer> {
  await storage.delete(bucket, [key]);
  return { statusCode: 204 };
}

export async function deleteObjects(call: S3Call): Promise<S3Answer> {
  const { storage, bucket } = call;
  const request = readXml(await readDocument(call), 'Delete');
  const keys = xmlChildren(request, 'Object').map((object) => xmlText(object, 'Key'));
  if (keys.length === 0 || keys.length > 1000 || keys.some((key) => key === null || key === '')) {
    throw new AwsError(
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    );
  }
  const deleted = keys.filter((key) => key !== null);
  await storage.delete(bucket, deleted);
  const quiet = xmlText(request, 'Quiet') === 'true';
  return {
    statusCode: 200,
    body: writeXml('DeleteResult', { Deleted: quiet ? [] : deleted.map((key) => ({ Key: key })) }, s3Namespace),
  };
}
