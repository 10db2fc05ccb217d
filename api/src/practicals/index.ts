export * from './kit-line.columns.js';
export * from './newer-version.js';
export * from './practical.entity.js';
export * from './practical-line.entity.js';
export * from './practical-note.entity.js';
export * from './practical-version.entity.js';
export * from './practicals.module.js';
export * from './starter-library.js';
