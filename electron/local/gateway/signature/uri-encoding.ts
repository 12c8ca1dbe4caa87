import { AwsError } from '../service';

/** Percent-encodes as SigV4 and S3 define it: all but A–Z a–z 0–9 - . _ ~ in upper-case hex of UTF-8. */
export function encodeUri(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Decodes percent escapes; throws InvalidURI (400) where they are no UTF-8. `+` stays a plus. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new AwsError('InvalidURI', "Couldn't parse the specified URI.", 400);
  }
}
