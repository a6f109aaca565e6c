/** What is proposed for a table that nobody knows: only what its names and its cells bear out, and nothing in silence. */
import { describe, expect, it } from 'vitest';
import { proposeMapping } from '../../../src/datasets/importers/propose-mapping.ts';
import { mappingText } from '../../../src/datasets/importers/read-mapping.ts';
import { names } from './import-file.ts';

const propose = (header: string, ...rows: string[]) =>
  proposeMapping(
    'pay.csv',
    header.split('|'),
    rows.map((row, i) => ({ line: i + 2, cells: row.split('|') })),
    names,
  );

describe('a proposal', () => {
  it('takes the pay of a year where a table of single salaries has its parts beside it', () => {
    const { mapping, unknown } = propose(
      'timestamp|company|level|title|totalyearlycompensation|location|yearsofexperience|basesalary|bonus',
      '6/7/2017 11:33:27|Oracle|L3|Software Engineer|127000|Seattle, WA|1.5|107000|10000',
      '6/10/2018 17:11:29|Apple|SDE II|Software Engineer|310000|Sunnyvale, CA|5|155000|0',
    );
    expect(mapping).toMatchObject({
      row: 'salary',
      columns: { amount: 'totalyearlycompensation', place: 'location', level: 'level', year: 'timestamp' },
      year: 2018,
    });
    expect(unknown).toMatchObject({ levels: ['SDE II'] });
  });

  it('takes no column for what its cells cannot be', () => {
    const { mapping, guessed, unknown } = propose(
      'Employment|EdLevel|YearsCodePro|DevType|Country|Currency|CompTotal|ConvertedCompYearly',
      'Employed, full-time|Bachelor’s degree (B.A., B.S., B.Eng., etc.)|7|Developer, back-end|Germany|EUR European Euro|60000|64241',
      'Employed, full-time|Bachelor’s degree (B.A., B.S., B.Eng., etc.)|NA|Developer, back-end|Germany|EUR European Euro|NA|NA',
    );
    expect(mapping.columns).toEqual({ place: 'Country', role: 'DevType', amount: 'ConvertedCompYearly' });
    expect(mapping.always).toEqual({ currency: 'USD', period: 'year' });
    expect(guessed).toEqual(['currency']);
    expect(unknown.roles).toEqual([]);
  });

  it('knows columns in another language by what stands in them', () => {
    const { mapping } = propose(
      'Stufe|Ort|Währung|Von|Bis',
      'Senior|Berlin|EUR|75.000,00 €|95.500,50 €',
      'Junior|Berlin|EUR|52.000,00 €|62.000,00 €',
    );
    expect(mapping).toMatchObject({
      row: 'band',
      columns: { level: 'Stufe', place: 'Ort', currency: 'Währung', low: 'Von', high: 'Bis' },
      decimal: ',',
    });
  });

  it('takes money and place from the signs where no column says them, and says what is taken for granted', () => {
    const proposal = propose('Description|Median|25|75', 'Programmers|£50,500|£38,900|x');
    expect(proposal.mapping).toMatchObject({
      row: 'statistics',
      columns: { role: 'Description', p50: 'Median', p25: '25' },
      always: { place: 'united-kingdom', currency: 'GBP' },
    });
    expect(mappingText(proposal)).toContain(
      '# The table does not say: place. See whether "always" is right.',
    );
    expect(propose('Name|Salary', 'Ann|100000').guessed).toEqual(['occupation', 'place', 'currency']);
  });

  it('reads ranges in one cell as bands', () => {
    expect(propose('Level|City|Salary range', 'Senior|Berlin|€120k–€150k').mapping).toMatchObject({
      row: 'band',
      columns: { low: 'Salary range' },
    });
  });

  it.each([
    ['Salary per year', 'Salary per year', undefined],
    ['Monthly salary (EUR)', 'Monthly salary (EUR)', 'month'],
    ['Weekly pay', 'Weekly pay', 'week'],
    ['Day rate pay', 'Day rate pay', 'day'],
  ])('sees of which period %j is', (column, amount, period) => {
    const { mapping, otherPeriod } = propose(`City|${column}`, 'Berlin|5000');
    expect(mapping.columns.amount).toBe(amount);
    expect(otherPeriod?.period).toBe(period);
  });

  it('says that it found no pay, and lists the names that the bot does not know', () => {
    const proposal = propose('Grade|City', 'IC4|Atlantis', 'senior|Berlin');
    expect(proposal.payless).toBe(true);
    expect(mappingText(proposal)).toContain('# No column looks like pay: name it under columns.');
    expect(mappingText(proposal)).toMatch(/# levels:\n# {3}"IC4":\n(?:.*\n)*# places:\n# {3}"Atlantis":/);
  });
});
