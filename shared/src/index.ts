/** Joins the three entry points for the server, which needs all of them; the page imports them one by one. */
export * from './rules.js';
export * from './contracts.js';
export * from './words/index.js';
