/** When a digest comes, as it is kept. */

export interface Schedule {
  /** Five fields, one way of writing for each schedule; days of the month and of the week together mean either. */
  readonly cron: string;
  /** An IANA name, one for each zone. */
  readonly zone: string;
}
