/** Occupations of the US classification → ids: those that the project has its own for, and others by their title. */
import type { RoleRow } from './importer.ts';
import { type KnownNames, plain, slugOf } from './known-names.ts';

/** The bot's own ids. Backend developers are counted among software developers, as in the guides. */
const OWN: ReadonlyMap<string, string> = new Map<string, string>([
  ['00-0000', 'all-occupations'],
  ['15-1252', 'backend'],
  ['15-1254', 'web-developers'],
  ['15-2051', 'data-scientists'],
]);

/** A plain plural: its last word ends so. */
const PLURAL = /^[A-Z][^,]*[^s]s$/;

/** The same of people, as words for who does something end: in “Insurance Claims and … Clerks” claims are none. */
const PEOPLE = /^[A-Z][^,]*(?:[eo]rs|ists|ians|ants|ysts|fs|oks|tes|ees)$/;

export interface OccupationNamer {
  role(code: string, title: string): string;
  roles(): readonly RoleRow[];
}

export function createOccupationNamer({ roles }: Pick<KnownNames, 'roles'>): OccupationNamer {
  const known = new Set(roles.flatMap(({ id, onlyInTables }) => (onlyInTables ? [] : [id])));
  const byCode = new Map<string, RoleRow>();
  const used = new Set(OWN.values());
  return {
    role(code, title) {
      const named = byCode.get(code);
      if (named) return named.id;
      const slug = slugOf(title);
      const id = OWN.get(code) ?? (used.has(slug) ? `${slug}-${code}` : slug);
      used.add(id);
      byCode.set(code, { id, name: title, code, aliases: known.has(id) ? [] : aliasesOf(title) });
      return id;
    },
    roles: () => withoutShared([...byCode.values()]),
  };
}

/**
 * What people call an occupation: its title, without what only sets it apart from its neighbours, each of two or more
 * that the title joins, and one of them where a name is a plain plural.
 * @example aliasesOf('Chefs and Head Cooks') // chefs and head cooks, chefs, chef, head cooks, head cook
 */
function aliasesOf(title: string): string[] {
  const short = title.replace(/, (?:Except .*|General)$/, '');
  const joined = /, All Other/.test(short) ? [] : short.split(/, and | and |, /);
  const [first = ''] = joined;
  const people = joined.every((part) => PEOPLE.test(part)) ? joined : [];
  // “Prepress Technicians and Workers”: what follows several words leans on the first of them.
  const parts = first.includes(' ')
    ? people.slice(0, 1)
    : people.filter((part) => !/^(?:Other|Including) /.test(part));
  return [
    ...new Set(
      [title, short, ...parts].flatMap((name) =>
        PLURAL.test(name) && !/ and /.test(name) ? [plain(name), plain(name).slice(0, -1)] : [plain(name)],
      ),
    ),
  ];
}

/** A name that two occupations would have belongs to neither, unless it is the whole title of one. */
function withoutShared(roles: readonly RoleRow[]): RoleRow[] {
  const owners = new Map<string, number>();
  for (const { aliases } of roles)
    for (const alias of aliases) owners.set(alias, (owners.get(alias) ?? 0) + 1);
  return roles.map((role) => ({
    ...role,
    aliases: role.aliases.filter((alias) => owners.get(alias) === 1 || alias === plain(role.name)),
  }));
}
