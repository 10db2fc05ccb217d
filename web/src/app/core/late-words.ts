/** The words that come after the first screen, in a file of their own: taken from where they stand, since the bundler keeps an index whole. */
export { late } from '@app/shared/words/late';
