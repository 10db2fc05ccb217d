export { FileKinds, type FileKind, type JudgedFile } from './file-kinds.js';
export { FileRefusal } from './file-refusal.js';
export * from './import-kept.entity.js';
export * from './import.entity.js';
export * from './imports.module.js';
