/** Names and questions that a platform can offer while somebody types. All of them can be typed as well. */
export interface Catalogue {
  /** Questions that are often asked. */
  readonly questions: readonly string[];
  readonly levels: readonly string[];
  readonly places: readonly string[];
  readonly skills: readonly string[];
}
