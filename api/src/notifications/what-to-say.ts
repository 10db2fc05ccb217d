import { formatDate, formatInstant, formatTime, type OverloadFacts } from '@app/shared';
import { words } from '../core/words.js';
import { durationWords, REASON_WORDS } from './plain-words.js';
import type { ToldDeed } from './told-deed.statement.js';

/** Who is to hear: the department's technicians, its head, or the teacher of the lesson. */
export type Hearer = 'technicians' | 'head' | 'teacher';

/** One thing that a deed means for some people. The subject says it all; the lines say it again, in whole sentences. */
export interface Said {
  to: readonly Hearer[];
  event: string;
  subject: string;
  lines: string[];
}

/** What is known beside the deed itself. */
export interface Circumstances {
  /** IANA. */
  timeZone: string;
  /** Whether the department is to be told of the overload that the deed brought, or worsened. */
  isOverloadNews: boolean;
  /** Whether the lesson is at most two school days away. */
  isShortNotice: boolean;
}

/** `9B Density, Tue 3 Nov P3` */
function called(deed: ToldDeed): string {
  return `${deed.group} ${deed.title}, ${formatDate(deed.date)} ${deed.period}`;
}

/** `Density with 9B on Tue 3 Nov P3 (11:10, Lab 3)` */
function inFull(deed: ToldDeed, timeZone: string): string {
  const place = deed.room === null ? '' : `, ${deed.room}`;
  return `${deed.title} with ${deed.group} on ${formatDate(deed.date)} ${deed.period} (${formatTime(deed.starts_at, timeZone)}${place})`;
}

function by(deed: ToldDeed): string {
  return deed.actor ?? 'Requisite';
}

function sayLate(deed: ToldDeed, { timeZone }: Circumstances): Said {
  const late = `${durationWords(deed.after?.minutesLate ?? 0)} after the deadline`;
  const lines = [
    `${deed.teacher} asks for ${inFull(deed, timeZone)}, ${late} (${formatInstant(deed.deadline, timeZone)}).`,
    ...(deed.late_reason ? [`Reason: ${REASON_WORDS[deed.late_reason]}.`] : []),
    'It waits for a technician to accept it.',
  ];
  return { to: ['technicians'], event: 'requisition.late', subject: `Late request: ${called(deed)}, ${late}`, lines };
}

function sayChangedLate(deed: ToldDeed, { timeZone }: Circumstances): Said {
  const { before, after } = deed;
  const lines = [
    `${by(deed)} changed the request for ${inFull(deed, timeZone)} after its deadline (${formatInstant(deed.deadline, timeZone)}).`,
    ...(before?.title !== undefined && before.title !== deed.title ? [`It was ${before.title} before.`] : []),
    ...(before?.pupils !== undefined && after?.pupils !== undefined && before.pupils !== after.pupils
      ? [`It is for ${after.pupils} pupils now, and was for ${before.pupils}.`]
      : []),
    ...(deed.status === 'submitted' ? ['It waits for a technician to accept it.'] : []),
  ];
  return { to: ['technicians'], event: 'requisition.changed-late', subject: `Late change: ${called(deed)}`, lines };
}

function sayCancelled(deed: ToldDeed, { timeZone }: Circumstances): Said {
  return {
    to: ['technicians'],
    event: 'requisition.cancelled',
    subject: `Cancelled: ${called(deed)}`,
    lines: [
      `${by(deed)} cancelled the request for ${inFull(deed, timeZone)}. Its kit is free again, and its tasks are off the prep list.`,
      ...noted(deed),
    ],
  };
}

function sayOverload(deed: ToldDeed, overload: OverloadFacts, timeZone: string): Said {
  const sentence = words.overloads.sentence(overload, timeZone);
  return {
    to: ['technicians', 'head'],
    event: 'workload.overload',
    subject: `Overload in ${deed.department}: ${sentence}`,
    lines: [`More work than technician time in ${deed.department}: ${sentence}.`, `It came with ${called(deed)}, for ${deed.teacher}.`],
  };
}

function saySettled(deed: ToldDeed, { timeZone }: Circumstances): Said {
  const [subject, verb] = {
    'requisition.queried': ['Question about', 'asks about'],
    'requisition.declined': ['Declined:', 'declined'],
    'requisition.accepted': ['Accepted:', 'accepted'],
  }[deed.what] ?? ['News of', 'changed'];
  return {
    to: ['teacher'],
    event: deed.what,
    subject: `${subject} ${called(deed)}`,
    lines: [`${by(deed)} ${verb} your request for ${inFull(deed, timeZone)}.`, ...noted(deed)],
  };
}

function sayShort(deed: ToldDeed, { timeZone }: Circumstances): Said {
  const { name, short } = deed.after ?? {};
  const missing = typeof short === 'number' && name ? `${short} too few of ${name}` : 'less kit than was asked for';
  const lines = [
    typeof short === 'number'
      ? `There are fewer of ${name} than were promised, and your request for ${inFull(deed, timeZone)} is short: ${missing}. The rest is held for you.`
      : `${by(deed)} submitted your request for ${inFull(deed, timeZone)} with ${missing}. What is there is held for you.`,
    'A technician settles it with you; you can also change the request.',
  ];
  return { to: ['teacher'], event: 'requisition.short', subject: `Short of kit: ${called(deed)}, ${missing}`, lines };
}

function sayMessage(deed: ToldDeed, { timeZone }: Circumstances): Said {
  return {
    to: [deed.actor_id === deed.teacher_id ? 'technicians' : 'teacher'],
    event: 'requisition.message',
    subject: `Message from ${by(deed)}: ${called(deed)}`,
    lines: [`${by(deed)} writes about ${inFull(deed, timeZone)}:`, '', deed.note ?? ''],
  };
}

/** The words that go with a step; the automatic ones say nothing that the message does not. */
function noted(deed: ToldDeed): string[] {
  return deed.note ? ['', deed.note] : [];
}

/** What a deed means to others, the most pressing first. Nothing, for most deeds and for steps back. */
export function whatToSay(deed: ToldDeed, circumstances: Circumstances): Said[] {
  const { what, before, after } = deed;
  const said: Said[] = [];
  if (what === 'requisition.submitted' && after?.late) said.push(sayLate(deed, circumstances));
  if (what === 'requisition.changed-late') said.push(sayChangedLate(deed, circumstances));
  if (what === 'requisition.cancelled' && before?.status !== 'draft' && circumstances.isShortNotice)
    said.push(sayCancelled(deed, circumstances));
  if (['requisition.queried', 'requisition.declined'].includes(what)) said.push(saySettled(deed, circumstances));
  if (what === 'requisition.accepted' && deed.actor_id !== null && before?.status !== 'prepared')
    said.push(saySettled(deed, circumstances));
  if (what === 'requisition.short' || (what === 'requisition.submitted' && after?.short)) said.push(sayShort(deed, circumstances));
  if (what === 'requisition.message') said.push(sayMessage(deed, circumstances));
  if (after?.overload && circumstances.isOverloadNews) said.push(sayOverload(deed, after.overload, circumstances.timeZone));
  return said;
}
