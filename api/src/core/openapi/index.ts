export * from './answers.js';
export * from './api-document.js';
export * from './keyless.js';
export * from './openapi.controller.js';
