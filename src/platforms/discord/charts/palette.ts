/**
 * The colours of a chart. Discord has dark and light themes and says to nobody which one is on, so that a chart
 * brings its own dark card, legible on both. One colour of bars, told from the card by lightness too.
 */
export const PALETTE = {
  card: '#1e2029',
  /** Keeps the card's edge visible on a theme that is as dark. */
  edge: '#474b5c',
  text: '#f4f5f8',
  quietText: '#b6bac8',
  /** Sky blue of Okabe and Ito's palette, which people with any colour vision can tell from its neighbours. */
  bar: '#56b4e9',
  /** The thin line from zero to where a range begins. */
  lead: '#737a92',
} as const;
