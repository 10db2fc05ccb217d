export * from './access.guard.js';
export * from './allow.js';
export * from './closed-schools.js';
export * from './other-department.js';
export * from './principal.js';
export { RecalledInterceptor } from './recalled.interceptor.js';
export * from './routes-of.js';
export * from './session-cookie.js';
export { WhoAsks } from './who-asks.js';
