import { splitQuery } from '../http/received-request';
import type { WireProtocol } from './wire-protocol';
import { writeXml, type XmlElement } from './xml';

const namespaces: Readonly<Record<string, string>> = { sts: 'https://sts.amazonaws.com/doc/2011-06-15/' };

/**
 * The query protocol: Action and parameters as a form, XML back. Parameters stay flat texts, which
 * is all the operations here need.
 */
export const queryProtocol: WireProtocol = {
  name: 'query',
  parse: (body) => Object.fromEntries(splitQuery(body.toString('utf8'))),
  success: (operation, output, { requestId, service }) => ({
    statusCode: 200,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: writeXml(
      `${operation}Response`,
      // The operations of this protocol answer with texts only.
      { [`${operation}Result`]: output as XmlElement, ResponseMetadata: { RequestId: requestId } },
      namespaces[service?.signingName ?? ''] ?? null,
    ),
  }),
  failure: (error, { requestId, service }) => ({
    statusCode: error.statusCode,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: writeXml(
      'ErrorResponse',
      {
        Error: { Type: error.statusCode >= 500 ? 'Receiver' : 'Sender', Code: error.code, Message: error.message },
        RequestId: requestId,
      },
      namespaces[service?.signingName ?? ''] ?? null,
    ),
  }),
};
