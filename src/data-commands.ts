/** `npm run data -- …` as the command line knows it; what each does is in a file of its own below data-commands/. */
import { type Command, Option } from 'commander';
import { z } from 'zod';
import type { Config } from './config.ts';
import { tellingTrouble } from './data-commands/tell-trouble.ts';

const addOptions = z.object({
  to: z.string().trim().min(1, '--to: write a folder behind it.').optional(),
  yes: z.boolean().default(false),
  replace: z.boolean().default(false),
  id: z.string().optional(),
  year: wholeNumber(1990, 2100, '--year: write a year, as in --year 2024.'),
  soc: z.string().optional(),
  minimumCount: wholeNumber(
    1,
    1_000_000,
    '--minimum-count: write a number from 1 up, as in --minimum-count 10.',
  ),
  mapping: z.string().optional(),
  sheet: z.string().optional(),
  propose: z.boolean().default(false),
});
const readOptions = z.object({
  role: z.string().optional(),
  source: z.string().optional(),
  all: z.boolean().default(false),
  from: z.string().trim().min(1, '--from: write a folder behind it.').optional(),
  yes: z.boolean().default(false),
});
const SUBJECT = 'backend';
const AS_IT_WAS = ' What was there is as it was.';

function wholeNumber(least: number, most: number, wrong: string) {
  return z.coerce.number(wrong).int(wrong).min(least, wrong).max(most, wrong).optional();
}
export type AddOptions = z.output<typeof addOptions>;

/** Adds the sisters of `data check` to `data`. */
export function registerDataCommands(data: Command, config: () => Config): void {
  data
    .command('add')
    .description('make a source of a table: BLS OEWS, ai-jobs, or any CSV or workbook by a mapping')
    .argument('<file>', 'the table: .csv, .csv.gz or .xlsx')
    .option('--to <folder>', 'where the source folder goes; data/ without it')
    .option('--yes', 'write without asking')
    .option('--replace', 'a source of the same id gives way')
    .option('--id <id>', "the source's id and its folder's name")
    .option('--year <year>', 'the year that the table is of, or the only one to take')
    .option('--soc <codes>', 'occupations by their code, with commas between: 15-1252,15-2*')
    .option('--minimum-count <n>', 'show no cell that is made of fewer salaries')
    .option('--mapping <file>', 'which column means what')
    .option('--sheet <name>', 'the sheet of a workbook; the first without it')
    .addOption(new Option('--propose', 'print a mapping to start from, and write nothing'))
    .action(async (file: string, options: unknown) =>
      tellingTrouble(async () => {
        const { addTable } = await import('./data-commands/add.ts');
        await addTable(file, addOptions.parse(options), config());
      }, AS_IT_WAS),
    );
  data
    .command('list')
    .description('the sources, how much each holds, and where it is')
    .action(async () =>
      tellingTrouble(async () => {
        const { listSources } = await import('./data-commands/list.ts');
        listSources(config());
      }),
    );
  data
    .command('coverage')
    .description('which source has pay for which place and level')
    .option('--role <id>', 'the occupation; backend without it')
    .option('--source <id>', 'of one source alone')
    .option('--all', 'every place')
    .action(async (options: unknown) =>
      tellingTrouble(async () => {
        const { showCoverage } = await import('./data-commands/coverage.ts');
        const { role = SUBJECT, source, all } = readOptions.parse(options);
        showCoverage({ role, source, all }, config());
      }),
    );
  data
    .command('diff')
    .description('what moved between two vintages of a source')
    .argument('<older>', 'the id of a source')
    .argument('<newer>', 'the id of another')
    .option('--role <id>', 'the occupation whose cells are listed; backend without it')
    .option('--all', 'every cell')
    .action(async (older: string, newer: string, options: unknown) =>
      tellingTrouble(async () => {
        const { showDiff } = await import('./data-commands/diff.ts');
        const { role = SUBJECT, all } = readOptions.parse(options);
        showDiff(older, newer, { role, all }, config());
      }),
    );
  data
    .command('compare')
    .description("check one source's figures against another's")
    .argument('<source>', 'the id of the source to check')
    .argument('<other>', 'the id of the source to hold it against')
    .option('--role <id>', 'one occupation alone')
    .action(async (source: string, other: string, options: unknown) =>
      tellingTrouble(async () => {
        const { showComparison } = await import('./data-commands/compare.ts');
        showComparison(source, other, readOptions.parse(options), config());
      }),
    );
  data
    .command('remove')
    .description('take a source away')
    .argument('<id>', 'its id')
    .option('--from <folder>', 'the folder that its folder is in')
    .option('--yes', 'without asking')
    .action(async (id: string, options: unknown) =>
      tellingTrouble(async () => {
        const { removeById } = await import('./data-commands/remove.ts');
        await removeById(id, readOptions.parse(options), config());
      }, AS_IT_WAS),
    );
}
