/** A refusal that the laws ask for: what the service must refuse with. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}
