/** The document would take more memory or time than a page of ours may. */
export class TooHeavy extends Error {}
