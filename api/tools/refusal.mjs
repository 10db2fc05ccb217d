/** A reason not to go on that a person can act on: its message is the one sentence that is shown, without a stack trace. */
export class Refusal extends Error {}

/**
 * Prints why a command ends and gives the exit code that goes with it.
 * A `Refusal` is one sentence; anything else is a fault of ours, whose stack is what its mender needs.
 * @returns {number} 1
 */
export function tellWhy(error) {
  console.error(error instanceof Refusal ? error.message : error);
  return 1;
}
