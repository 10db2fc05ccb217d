export * from './room.entity.js';
