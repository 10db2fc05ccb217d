export * from './test-app.js';
export * from './test-school.js';
export * from './give-password.js';
