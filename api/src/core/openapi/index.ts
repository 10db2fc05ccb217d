export * from './answers.js';
export * from './api-document.js';
export * from './openapi.controller.js';
