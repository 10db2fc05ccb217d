/** An answer that is written down already: the JSON of its contract. */
export class JsonText<Contract> {
  declare readonly contract: Contract;

  constructor(readonly text: string) {}
}

/** Writes what a route answers as JSON, unless it is written down already. */
export function asJson(answer: unknown): string {
  return answer instanceof JsonText ? answer.text : JSON.stringify(answer);
}
