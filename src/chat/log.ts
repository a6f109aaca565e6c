/** How the platforms note things down. Fields never hold a question's text, an offer, a token or a person's name. */

export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
