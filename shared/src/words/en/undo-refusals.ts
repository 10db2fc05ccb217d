/** Says that an act can no longer be taken back; `by`: who has built on it. */
export function builtOn(by: string | null): string {
  return by === null
    ? 'Something has been done with it since, so it can no longer be undone. Nothing was changed; look at what it is now.'
    : `${by} has gone on with it since, so it can no longer be undone. Nothing was changed; look at what it is now.`;
}
