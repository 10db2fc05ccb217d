import type { NoticeKind } from '../../notices/limits.js';
import { counted } from './counts.js';
import type { MessageText } from './messages.js';

export const page = 'Notices';
export const lead = 'News for the department’s meeting, what everybody must know to work safely, and ideas.';
export const add = 'Put up a notice';
export const addIdea = 'Put up an idea';
export const post = 'Put it up';
export const cancel = 'Cancel';
export const loading = 'Loading notices';
export const noneYet = 'No notices yet';
export const begin = 'Put up what the next meeting should know, a safety notice, or an idea.';
export const toRead = 'To read';
export const rest = 'Read';
export const haveRead = 'I have read this';
export const isRead = 'Noted: you have read this';
export const mustRead = 'Must be read';
export const remove = 'Take down';
export const answer = 'Answer';
export const answerAnew = 'Answer anew';
export const send = 'Send the answer';
export const answerHeading = 'Answer';
export const answered = 'Answered; whoever had the idea is told';
export const posted = 'It is up';
export const removed = 'Taken down';
export const wholeSchool = 'Whole school';
export const more = 'Show all';
export const titleFirst = 'Say in a few words what it is about';
export const textFirst = 'Write what others should know';

export const fields = {
  kind: 'What it is',
  title: 'What it is about',
  text: 'What others should know',
  mustRead: 'Everybody must read this',
  department: 'For',
  answer: 'Your answer',
};

export const kinds: Readonly<Record<NoticeKind, string>> = { update: 'Update', safety: 'Safety notice', idea: 'Idea' };

export const ideasOnly = 'Teachers put up ideas; an update or a safety notice is a technician’s or a head’s. Nothing was put up.';
export const noDepartment = 'That is no department of this school. Nothing was put up.';
export const noIdea = 'Only an idea is answered. Nothing was changed.';
export const notYours = 'This notice is somebody else’s. Nothing was changed; ask them, or your head of department, to take it down.';

/** Names a button for one notice: 'Take down: Fume cupboard 2'. */
export function of(act: string, title: string): string {
  return `${act}: ${title}`;
}

/** Says whose and of when: 'Priya Shah, Tue 3 Nov'. */
export function by(name: string, day: string): string {
  return `${name}, ${day}`;
}

/** Says how many have read it: '3 of 12 have read it'. */
export function readers(read: number, all: number): string {
  return `${read} of ${all} ${all === 1 ? 'has' : 'have'} read it`;
}

/** Names who has read it and who has not. */
export function names(heading: string, people: readonly { name: string }[]): string {
  return `${heading}: ${people.length > 0 ? people.map(({ name }) => name).join(', ') : 'nobody'}`;
}

export const readBy = 'Read by';
export const notRead = 'Not read by';

/** Says how many of all are shown. */
export function shown(count: number, total: number): string {
  return count < total ? `${count} of ${counted(total, 'notice')}` : counted(total, 'notice');
}

/** Tells of a safety notice. */
export function safetyMail({
  title,
  text,
  author,
  mustRead: must,
}: {
  title: string;
  text: string;
  author: string;
  mustRead: boolean;
}): MessageText {
  return {
    subject: `Safety notice: ${title}`,
    lines: [`${author} has put up a safety notice.`, text, ...(must ? ['Please say under Notices that you have read it.'] : [])],
  };
}

/** Tells whoever had an idea what was answered. */
export function answeredMail({ title, answer: said, by: who }: { title: string; answer: string; by: string }): MessageText {
  return { subject: `Your idea was answered: ${title}`, lines: [`${who} answers your idea “${title}”.`, said] };
}
