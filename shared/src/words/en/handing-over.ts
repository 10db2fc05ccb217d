/** What is said while a request is handed over to a colleague from where it stands. */
export const heading = 'Hand over to a colleague';
export const why = 'It is theirs then: they are told, and its kit and work stay as they are.';
export const whom = 'Who takes it';
export const choose = 'Choose a colleague';
export const chooseFirst = 'Choose who takes it.';
export const now = 'Hand over';
export const back = 'Keep it here';
export const looking = 'Looking who could take it…';
export const none = 'Nobody else teaches here. Ask an administrator to add your colleague under People.';

/** Names a colleague with whether they have a lesson then: 'Bram Otte, free then'. */
export function taker(name: string, free: boolean): string {
  return `${name}, ${free ? 'free then' : 'teaches then'}`;
}

/** Says that it is handed over: 'Density: handed over to Bram Otte, who is told.' */
export function done(title: string, name: string): string {
  return `${title}: handed over to ${name}, who is told.`;
}
