/** What an importer is: it knows one kind of file, and makes sources of it. Adding one is adding a file here. */
import type { Level } from '../levels.ts';
import type { RawTable } from '../tables/raw-table.ts';
import type { WageTable } from '../wage-table.ts';
import type { KnownNames } from './known-names.ts';
import type { Mapping } from './mapping.ts';
import type { Tally } from './tally.ts';

export interface Importer {
  readonly id: string;
  /** What it reads, as the summary says it. */
  readonly reads: string;
  /** By the names of the columns, whatever their case. */
  recognises(header: readonly string[]): boolean;
  /** @throws InvalidFilesError where nothing can be made of the file */
  import(table: RawTable, request: ImportRequest): Promise<Imported>;
}

export interface ImportRequest {
  readonly names: KnownNames;
  /** The source's id, where somebody chose one. */
  readonly id?: string;
  readonly year?: number;
  /** Occupations by their code; `15-*` is all that start so. */
  readonly occupations?: readonly string[];
  readonly minimumCount?: number;
  readonly mapping?: Mapping;
}

export interface Imported {
  /** One a year, where the file holds several. */
  readonly drafts: readonly SourceDraft[];
  readonly tally: Tally;
  /** What whoever adds the file should know about how it was read. */
  readonly remarks: readonly string[];
}

/** A source folder before it is written: each field is a file of it. */
export interface SourceDraft {
  readonly source: SourceFile;
  readonly table?: WageTable;
  readonly bands?: readonly Band[];
  readonly roles: readonly RoleRow[];
  readonly places: readonly PlaceRow[];
  readonly ambiguous: readonly AmbiguousName[];
}

/** `source.yaml`, as it is written. */
export interface SourceFile {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly short: string;
  readonly vintage: string;
  readonly covers: string;
  readonly counts: string;
  readonly official?: true;
  readonly series?: string;
  readonly year?: number;
  readonly minimum_count?: number;
  readonly top_code?: Readonly<Record<string, number>>;
  readonly defects?: readonly string[];
}

/** A range that somebody pays, as a row of `wages.csv`. */
export interface Band {
  readonly role: string;
  readonly place: string;
  readonly level?: Level;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly openEnded: boolean;
}

export interface RoleRow {
  readonly id: string;
  readonly name: string;
  readonly code?: string;
  readonly aliases: readonly string[];
}

export interface PlaceRow {
  readonly id: string;
  readonly name: string;
  readonly kind: PlaceKind;
  readonly within?: string;
  readonly currency: string;
  readonly aliases: readonly string[];
  readonly code?: string;
}
export type PlaceKind = 'country' | 'state' | 'metro' | 'city' | 'area';

/** A name that several places go by: whoever uses it is asked which of them. */
export interface AmbiguousName {
  readonly alias: string;
  readonly means: readonly string[];
}
