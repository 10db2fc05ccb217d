const takesAway = new WeakSet<object>();
const isWrong = new WeakSet<object>();

/** Marks the contract of a change whose fields are taken away where null is sent for them, though nobody reads null there. */
export function NullTakesAway(): ClassDecorator {
  return (contract) => {
    takesAway.add(contract);
  };
}

/** Marks the contract of a change of what must stand, a name or a yes or no: null, sent for a field whose type says nothing of it, is refused. */
export function NullIsWrong(): ClassDecorator {
  return (contract) => {
    isWrong.add(contract);
  };
}

/** Tells whether null, sent for a field of this contract (a class), takes away what stands there. */
export function nullTakesAway(contract: object): boolean {
  return takesAway.has(contract);
}

/** Tells whether null, sent for a field of this contract (a class) whose type does not name it, is refused. */
export function nullIsWrong(contract: object): boolean {
  return isWrong.has(contract);
}
