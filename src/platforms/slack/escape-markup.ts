/**
 * Most of a message is rich text and plain text, in which Slack reads no markup at all; the text beside the blocks is
 * read as markup and is escaped here.
 */
import { harmless } from '../../chat/plain-words.ts';

/** Words for text that Slack reads as markup: a `<` stays a `<`. */
export function escapeMarkup(text: string): string {
  return harmless(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
