export { MoveRequisition } from './move-requisition.js';
export * from './requisition-line.entity.js';
export * from './requisition-message.entity.js';
export * from './requisition.entity.js';
export * from './requisitions.module.js';
export { Replan } from './replan/index.js';
export { Settle } from './settle.js';
export * from './settle.entity.js';
export { SubmitRequisition } from './submit-requisition.js';
