/** Whether words are put as a question. Where the bot only listens, what people merely tell one another is theirs. */

const ASKS =
  /^(?:(?:hey|hi|so|ok|okay|and|also|btw|anyone know|does anyone know|do you know|quick question)[\s,:]+)*(?:what|how|which|who|whose|where|when|why|is|are|am|was|do|does|did|can|could|should|would|will|has|have|any(?:one|body)?)\b/i;

/**
 * @example soundsLikeAQuestion('what does a senior earn in seattle') // true
 * @example soundsLikeAQuestion('our senior in seattle is away') // false
 */
export function soundsLikeAQuestion(text: string): boolean {
  return /\?["')\]]*\s*(?:$|\n|\s)/.test(text) || ASKS.test(text.trim());
}
