export { FreeRooms, type RoomWanted } from './free-rooms.js';
export * from './room.entity.js';
export { RoomClosures } from './room-closures.js';
