export * from './import.entity.js';
export * from './imports.module.js';
