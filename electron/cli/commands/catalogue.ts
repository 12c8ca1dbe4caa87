import { type Command, Option } from 'commander';
import { figuresOf, hourlyWords, imageWords } from '../../../shared/model/offered-words';
import { type InstanceUse, instanceUses } from '../../../shared/model/price-list';
import { type CliContext, connectOrOffline, unwrap } from '../context';
import { table } from '../output';

type UseOptions = Readonly<Partial<Record<InstanceUse, boolean>>>;

/** `upside catalogue`: what AWS documents of instance types and images. */
export function addCatalogue(program: Command, context: CliContext): void {
  const catalogue = program
    .command('catalogue')
    .description('instance types and images of AWS, as documented; every row has its source and date');
  const types = catalogue
    .command('instance-types')
    .description('what each type has, and its price in the region of the workspace (default: for training)');
  for (const use of instanceUses)
    types.addOption(
      new Option(`--${use}`, `types for ${use}`).conflicts(instanceUses.filter((other) => other !== use)),
    );
  types.action(async (options: UseOptions) => {
    const { console, scope } = await connectOrOffline(context);
    const use = instanceUses.find((each) => options[each] === true) ?? 'training';
    const offered = unwrap(await console.catalogue.instanceTypes(scope, use));
    const where = `${offered.charged ? 'Prices' : 'What AWS would charge'} for ${use} in ${offered.region}.`;
    context.output.result({ use, ...offered }, () => {
      const rows = offered.types.map((row) => [row.type, figuresOf(row), row.architecture, hourlyWords(row)]);
      return `${where}\n${table(['TYPE', 'HAS', 'ARCHITECTURE', 'PRICE'], rows)}`;
    });
  });

  catalogue
    .command('images')
    .description('AWS’s deep learning images, by their addresses in the region (default: for training)')
    .addOption(new Option('--training', 'images to train with').conflicts('inference'))
    .addOption(new Option('--inference', 'images to serve with').conflicts('training'))
    .action(async ({ inference }: { readonly inference?: boolean }) => {
      const { console, scope } = await connectOrOffline(context);
      const offered = unwrap(await console.catalogue.images(scope, inference ? 'inference' : 'training'));
      context.output.result(offered, () => {
        const rows = offered.images.map((image) => [
          image.framework,
          image.device,
          imageWords(image),
          image.address ?? `no registry is known in ${offered.region}`,
        ]);
        return table(['FRAMEWORK', 'FOR', 'VERSIONS', 'ADDRESS'], rows);
      });
    });
}
