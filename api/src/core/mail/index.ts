export * from './mail-attempts.js';
export * from './mail-message.entity.js';
export * from './mail-messages.js';
export * from './mail-queue.js';
export * from './mail-sender.js';
export * from './mail-text.js';
export * from './mail-transport.js';
export * from './mail.module.js';
