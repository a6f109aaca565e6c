/** Codes that tables bring: "29-1141 in texas" asks for registered nurses, "cbsa 42660" for Seattle. */
import type { DataNames } from './data-names.ts';

const OCCUPATION = /\b(\d{2}-\d{4})(?:\.\d{2})?\b/g;
const AREA = /\b(?:area|metro|cbsa|msa)\s(?:code\s)?(\d{5}|\d{7})\b/gi;
/** The guides speak of the code of backend developers, so people ask about the code itself. */
const OWN = 'backend';
const ABOUT_THE_CODE = /\b(?:what|which|why|code|soc|include|mean)/i;

/** Puts names in the place of codes that the data know; text without any stays as it is. */
export function codeSpeller({
  roles,
  places,
}: Pick<DataNames, 'roles' | 'places'>): (text: string) => string {
  const occupations = new Map(
    roles.flatMap(({ id, name, code }) => (code === undefined ? [] : [[code, { id, name }] as const])),
  );
  const areas = new Map(
    places.flatMap(({ name, code }) => (code === undefined ? [] : [[code, name] as const])),
  );
  if (occupations.size === 0 && areas.size === 0) return (text) => text;
  return (text) =>
    text
      .replace(OCCUPATION, (typed, code: string) => {
        const role = occupations.get(code);
        if (!role) return typed;
        if (role.id !== OWN) return role.name;
        return ABOUT_THE_CODE.test(text) ? typed : 'backend developers';
      })
      .replace(AREA, (typed, code: string) => areas.get(code) ?? typed);
}
