/** The start stops for a reason that whoever started it can mend: the message has the cure, and is all they see. */
export class CannotStartError extends Error {
  override readonly name: string = 'CannotStartError';
}
