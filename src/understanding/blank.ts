/** Takes a part out of a text and leaves spaces, so that all positions stay what they were. */
export function blank(text: string, start: number, length: number): string {
  return text.slice(0, start) + ' '.repeat(length) + text.slice(start + length);
}
