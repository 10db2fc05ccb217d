import { getMetadataStorage } from 'class-validator';

/** What class-validator asks about a contract: its class, a schema, and which groups of checks are wanted. */
type Asked = Parameters<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>;
type Checks = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>;

let isRemembering = false;

/**
 * Has class-validator find the checks of a contract once: for every message, and each part of one, it would compare the class with all
 * classes that have checks, which cost more than the checks themselves. A class has its checks, and those of the classes that it extends, when
 * it is made. What is asked with a schema or with groups is found anew.
 */
export function rememberChecks(): void {
  if (isRemembering) return;
  isRemembering = true;
  const storage = getMetadataStorage();
  const found = storage.getTargetValidationMetadatas.bind(storage);
  const known = new WeakMap<Asked[0], Checks>();
  storage.getTargetValidationMetadatas = (...asked: Asked): Checks => {
    const [contract, schema, always, strictGroups, groups] = asked;
    if (schema || always || strictGroups || groups?.length || typeof contract !== 'function') return found(...asked);
    let checks = known.get(contract);
    if (!checks) known.set(contract, (checks = found(...asked)));
    return checks;
  };
}
