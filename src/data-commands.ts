/** `npm run data -- …` as the command line knows it; what each does is in a file of its own below data-commands/. */
import { type Command, Option } from 'commander';
import { z } from 'zod';
import type { Config } from './config.ts';

const addOptions = z.object({
  to: z.string().optional(),
  yes: z.boolean().default(false),
  replace: z.boolean().default(false),
  id: z.string().optional(),
  year: z.coerce.number('write a year: --year 2024').int().min(1990).max(2100).optional(),
  soc: z.string().optional(),
  minimumCount: z.coerce.number('write a number: --minimum-count 10').int().min(1).optional(),
  mapping: z.string().optional(),
  sheet: z.string().optional(),
  propose: z.boolean().default(false),
});
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
    .action(async (file: string, options: unknown) => {
      const { addTable } = await import('./data-commands/add.ts');
      await addTable(file, addOptions.parse(options), config());
    });
}
