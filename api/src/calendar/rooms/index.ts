export { FreeRooms, type RoomWanted } from './free-rooms.js';
export * from './room.entity.js';
