/** `source.yaml` of a made official table, of the year that is wanted. */
export const officialSource = (year: number): string => `id: stats-${year}
title: Wage tables, May ${year}
publisher: The statistics office
short: the office's tables of May ${year}
vintage: May ${year}
covers: US pay by occupation.
counts: all employees, as employers report them
official: true
series: stats
year: ${year}
top_code: { USD/year: 239200 }
defects:
  - It does not split by experience.
`;
