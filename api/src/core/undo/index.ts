export { TakeBackAct } from './take-back-act.js';
export * from './undo.entity.js';
export * from './undo.module.js';
export * from './undo-token.interceptor.js';
export { type Kept, Undos } from './undos.js';
export { wasTakenBack } from './was-taken-back.js';
