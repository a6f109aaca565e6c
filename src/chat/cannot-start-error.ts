/** The start stops for a reason that whoever started it can mend: the message has the cure, and is all they see. */
export class CannotStartError extends Error {
  override readonly name: string = 'CannotStartError';
  /** Nothing is wrong here: the other side was out of reach, and may be there another time. */
  readonly mayPass: boolean;

  constructor(message: string, { mayPass = false, ...options }: CannotStartOptions = {}) {
    super(message, options);
    this.mayPass = mayPass;
  }
}

interface CannotStartOptions extends ErrorOptions {
  readonly mayPass?: boolean;
}
