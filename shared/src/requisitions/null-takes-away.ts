const marked = new WeakSet<object>();

/** Marks the contract of a change whose fields are taken away where null is sent for them, though nobody reads null there. */
export function NullTakesAway(): ClassDecorator {
  return (contract) => {
    marked.add(contract);
  };
}

/** Tells whether null, sent for a field of this contract (a class), takes away what stands there. */
export function nullTakesAway(contract: object): boolean {
  return marked.has(contract);
}
