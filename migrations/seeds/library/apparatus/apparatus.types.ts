/** Something countable that the demo school owns; `labelled` is a single thing with its own label, held one at a time. */
export interface SeedApparatus {
  key: string;
  name: string;
  category: string;
  owned: number;
  outOfService: number;
  location: string;
  turnaroundMinutes: number;
  labelled: boolean;
}

type Details = Partial<Pick<SeedApparatus, 'outOfService' | 'turnaroundMinutes' | 'labelled'>>;

/** Makes the rows of one category; `turnaroundMinutes` is the category's time to wash, charge or cool, unless a row says otherwise. */
export function category(name: string, turnaroundMinutes: number) {
  return <Key extends string>(
    key: Key,
    title: string,
    owned: number,
    location: string,
    details: Details = {},
  ): SeedApparatus & { key: Key } => ({
    key,
    name: title,
    category: name,
    owned,
    outOfService: 0,
    location,
    turnaroundMinutes,
    labelled: false,
    ...details,
  });
}
