export * from './requisition-line.entity.js';
export * from './requisition-message.entity.js';
export * from './requisition.entity.js';
export * from './requisitions.module.js';
