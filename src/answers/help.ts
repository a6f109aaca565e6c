/** What the bot can do, shown by questions that can be asked. */
import { type Draft, say } from './draft.ts';

export function answerHelp(): Draft {
  return {
    // The sources do not cover what the bot itself is; nothing about pay was asked.
    outcome: 'declined',
    headline: say`I answer pay questions about backend developers, each figure with its source.`,
    blocks: [
      {
        kind: 'list',
        title: say`Try`,
        items: [
          say`Pay: “senior seattle”, “staff in berlin”, “90th percentile hourly”, “seven years in london”`,
          say`Compare: “seattle vs boston”, “junior vs senior”`,
          say`Check an offer: ${'“is 150k good for a senior in seattle”'}`,
          say`Rank: “top states”, “cheapest metro”`,
          say`Pay beyond base: “equity”, “bonus”, “total comp of a senior”`,
          say`Skills and certificates: “rust”, “security premium”`,
          say`Advice: “how do I negotiate?”, “senior to staff”`,
          say`The data: “sources”, “coverage”, “where do the sources disagree?”`,
        ],
      },
    ],
    notes: [say`An offer you check is neither stored nor logged.`],
    followUps: ['senior seattle', 'what do you cover?', 'how do I negotiate?'],
  };
}
