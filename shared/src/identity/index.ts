export * from './limits.js';
export * from './password-fault.js';
