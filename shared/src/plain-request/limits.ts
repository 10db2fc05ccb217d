/** Letters of a message that is read as a request. */
export const PLAIN_REQUEST_LIMITS = { text: 4_000 } as const;
