/** The engine over the project's files and a small official table of two years, with all that tables can have. */
import { createEngine, type Engine } from '../../src/ask.ts';
import { TABLE_HEADER } from '../../src/datasets/read-table-csv.ts';
import { officialSource } from '../datasets/official-source.ts';
import { withFiles } from '../datasets/source-folder.ts';
import { project } from '../engine.ts';

const PLACES = `id,name,kind,within,currency,aliases,code
us,the US,country,,USD,us|usa,99
california,California,state,us,USD,,06
texas,Texas,state,us,USD,texas,48
seattle,Seattle,metro,washington-state,USD,seattle wa,42660
san-jose,San Jose,metro,california,USD,,41940
fresno,Fresno,metro,california,USD,fresno|fresno ca,23420
mobile,Mobile,metro,alabama,USD,mobile|mobile al,33660
reading-pa,"Reading, PA",metro,pennsylvania,USD,reading pa,39740
springfield,Springfield,metro,missouri,USD,springfield mo,44180
springfield-il,"Springfield, IL",metro,illinois,USD,springfield il,44100
fairbanks-ak,"Fairbanks, AK",metro,alaska,USD,fairbanks|college,21820
alaska-nonmetro,Alaska (nonmetropolitan),area,alaska,USD,alaska nonmetro,0200006
`;
const AMBIGUOUS = 'alias,means\nspringfield,springfield|springfield-il\nreading,reading|reading-pa\n';
const ROLES = `id,name,code,aliases
backend,Software Developers,15-1252,
data-scientists,Data Scientists,15-2051,
chefs-and-head-cooks,Chefs and Head Cooks,35-1011,chefs and head cooks|chefs|chef
dancers,Dancers,27-2031,dancers|dancer
light-truck-drivers,Light Truck Drivers,53-3033,light truck drivers|light truck driver
models,Models,41-9012,models|model
registered-nurses,Registered Nurses,29-1141,registered nurses|registered nurse
`;
const ROWS_2024 = `backend,california,,USD/year,185750,103950,134820,170910,212280,239200+,,307850
backend,fairbanks-ak,,USD/year,,,,,,,,
backend,fresno,,USD/year,,76260,99720,126290,156750,176000,,
backend,mobile,,USD/year,,*,78000,99000,120000,*,,
backend,reading-pa,,USD/year,,70000,80000,90000,100000,110000,,
backend,san-jose,,USD/year,,134830,171610,208270,222550,239200+,,
backend,seattle,,USD/year,,105060,136010,169340,211590,239200+,12,
backend,springfield,,USD/year,,60000,70000,80000,90000,100000,,
backend,springfield-il,,USD/year,,61000,71000,81000,91000,101000,,
backend,texas,,USD/year,133280,79490,102060,130500,160240,174710,,
backend,us,,USD/hour,69.5,,,,,,,
backend,us,,USD/year,144570,79850,103050,133080,169000,211450,,1654440
chefs-and-head-cooks,texas,,USD/year,,30000,40000,50000,60000,70000,,
data-scientists,fresno,,USD/year,,53260,66800,89680,127990,161910,,
data-scientists,us,,USD/year,,63650,82630,112590,155810,194410,,
light-truck-drivers,us,,USD/year,,30000,35000,44000,52000,60000,,900000
models,seattle,,USD/year,,30000,40000,50000,60000,70000,,
registered-nurses,seattle,,USD/year,,80000,90000,100000,110000,120000,,
`;
const ROWS_2025 = `backend,texas,,USD/year,136450,82600,103350,132150,162530,183680,,
backend,us,,USD/year,148100,82460,105210,135980,171980,214670,,
`;

const folder = (year: number, rows: string): Record<string, string> => ({
  [`stats-${year}/source.yaml`]: officialSource(year),
  [`stats-${year}/places.csv`]: PLACES,
  [`stats-${year}/ambiguous.csv`]: AMBIGUOUS,
  [`stats-${year}/roles.csv`]: ROLES,
  [`stats-${year}/table.csv`]: `${TABLE_HEADER}\n${rows}`,
});

/** @param years which vintages are loaded */
export function engineWithTables(...years: readonly (2024 | 2025)[]): Engine {
  const files = years.map((year) => folder(year, year === 2024 ? ROWS_2024 : ROWS_2025));
  return withFiles(Object.assign({}, ...files), (tables) =>
    createEngine({ data: [`${project}data`, tables], intents: `${project}intents` }, () => 0),
  );
}
