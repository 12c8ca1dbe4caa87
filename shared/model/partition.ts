/** A part of AWS with accounts, regions and addresses of its own. */
export interface Partition {
  /** As in ARNs. */
  readonly name: string;
  /** Domain of the services' addresses. */
  readonly dnsSuffix: string;
  /** How a region's name reads. */
  readonly regions: RegExp;
}

const commercial: Partition = {
  name: 'aws',
  dnsSuffix: 'amazonaws.com',
  regions: /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/,
};

/** As the AWS SDKs know them (their partitions.json); a test compares. */
export const partitions: readonly Partition[] = [
  commercial,
  { name: 'aws-cn', dnsSuffix: 'amazonaws.com.cn', regions: /^cn-\w+-\d+$/ },
  { name: 'aws-eusc', dnsSuffix: 'amazonaws.eu', regions: /^eusc-(de)-\w+-\d+$/ },
  { name: 'aws-iso', dnsSuffix: 'c2s.ic.gov', regions: /^us-iso-\w+-\d+$/ },
  { name: 'aws-iso-b', dnsSuffix: 'sc2s.sgov.gov', regions: /^us-isob-\w+-\d+$/ },
  { name: 'aws-iso-e', dnsSuffix: 'cloud.adc-e.uk', regions: /^eu-isoe-\w+-\d+$/ },
  { name: 'aws-iso-f', dnsSuffix: 'csp.hci.ic.gov', regions: /^us-isof-\w+-\d+$/ },
  { name: 'aws-us-gov', dnsSuffix: 'amazonaws.com', regions: /^us-gov-\w+-\d+$/ },
];

/** The partition of a region. One that no table knows counts as commercial, as in the SDKs: most new regions are. */
export function partitionOf(region: string): Partition {
  return partitions.find(({ regions }) => regions.test(region)) ?? commercial;
}
