export * from './lesson-change.entity.js';
export { ChangeLesson } from './change-lesson.js';
