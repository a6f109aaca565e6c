/** Occupations of the tables whose names speak of one that no source has a figure for: truck drivers, dentists. */
import type { Datasets } from '../datasets/datasets.ts';

const MOST = 4;

/** Names as the tables have them, those with the most people first where that is known. @param name such as `truck drivers` */
export function occupationsLike(name: string, datasets: Datasets): string[] {
  const stem = name.toLowerCase().replace(/s$/, '');
  if (stem === '') return [];
  const wanted = new RegExp(`\\b${stem.replace(/[^a-z ]/g, '.')}s?\\b`, 'i');
  return [...datasets.roles.values()]
    .filter((role) => wanted.test(role.name) && datasets.occupations.has(role.id))
    .map((role) => ({ name: role.name, people: peopleIn(role.id, datasets) }))
    .sort((a, b) => b.people - a.people)
    .slice(0, MOST)
    .map((role) => role.name);
}

function peopleIn(role: string, { tables }: Datasets): number {
  const counts = [...tables.values()].map(({ table }) => {
    const { from, to } = table.rowsOf(role, 'us');
    return from < to ? (table.rowAt(from).employment ?? 0) : 0;
  });
  return Math.max(0, ...counts);
}
