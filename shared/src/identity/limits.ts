/** Bounds a password: 12 to 200 characters, no other rule (ASVS 5.0, 6.2: length, not composition). */
export const PASSWORD_LENGTH = { min: 12, max: 200 } as const;
