import { en, type Words } from '@app/shared';

/** Chooses the language of the server: of its mails, and of the sentences that its answers carry beside their facts. */
export const words: Words = en;
