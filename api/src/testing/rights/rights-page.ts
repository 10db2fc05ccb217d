import { type Act, POLICIES, type Rights, rightsOf, type Role, ROLES } from '@app/shared';

/** What each act of the table of access is, as people at a school would say it. */
const SAID: Readonly<Record<string, string>> = {
  'me.read': 'See who one is here',
  'calendar.read': 'Look at terms, closures and periods',
  'calendar.write': 'Change terms, closures, periods and the cycle',
  'import.run': 'Take in files, and undo that',
  'lesson.see': 'Look at somebody’s lessons',
  'lesson.seeAll': 'Look at a whole department’s lessons',
  'lesson.teach': 'Have a fortnight of lessons of one’s own',
  'lesson.answer': 'Say that a lesson needs nothing, and take that back',
  'absence.see': 'See when somebody is away',
  'absence.seeAll': 'See who of the school is away',
  'absence.readReason': 'Read why somebody is away',
  'absence.write': 'Write down that somebody is away, and take that back',
  'requisition.list': 'List requests',
  'requisition.see': 'Read a request that was sent, with its thread',
  'requisition.seeAll': 'List everybody’s requests',
  'requisition.seeDraft': 'Read a draft',
  'requisition.ask': 'Ask for a practical at a lesson',
  'occasion.add': 'Add a club or another occasion of one’s own',
  'requisition.change': 'Change, move or hand over a request, or let it go short',
  'requisition.overrule': 'Ask although the department takes nothing so close to the lesson',
  'requisition.offer': 'Ask its teacher to have a request at another lesson',
  'offer.answer': 'Say yes or no to another lesson that is offered',
  'requisition.write': 'Write in the thread of a request',
  'lateness.readOfAny': 'List late requests by person, of the departments that one leads',
  'lateness.readOf': 'List somebody’s late requests, with their causes',
  'lateness.listAll': 'List late requests as work, without names',
  'lateness.see': 'See of a request that it was late',
  'lateness.readReason': 'Read why a request was late',
  'lateness.readTotals': 'See how many of a department’s requests were late',
  'lateness.readByTeacher': 'See how many of each teacher’s were',
  'lateness.excuse': 'Excuse a late request',
  'requisition.readWords': 'Read what people wrote to each other about a request',
  'requisition.submit': 'Send a draft',
  'requisition.discard': 'Throw a draft away',
  'requisition.cancel': 'Cancel a request',
  'requisition.reply': 'Answer the technicians’ question',
  'requisition.serve': 'Accept, query and decline a request, tick off its steps, close it',
  'requisition.hearAsTeacher': 'Be told as its teacher',
  'requisition.hearAsTechnician': 'Be told as its technician',
  'requisition.hearAsHead': 'Be told as its head',
  'task.list': 'Look at the prep list',
  'department.serve': 'Begin the day with the prep list',
  'task.change': 'Tick a piece of work off, and say how long it took',
  'task.move': 'Move, pin or give away a piece of work',
  'task.take': 'Be given a piece of work',
  'task.hearOfDay': 'Get the day’s prep list by e-mail',
  'workload.read': 'Look at the load of the coming weeks',
  'workload.tryOut': 'Ask what would have come of other people, another policy or fewer practicals',
  'report.read': 'Look at reports',
  'workload.plan': 'Plan the technicians’ week',
  'practical.read': 'Read the library',
  'practical.write': 'Change the library',
  'practical.note': 'Leave a note for the next time',
  'practical.removeNote': 'Take a note away',
  'practical.addStarterLibrary': 'Load the starter library',
  'apparatus.read': 'Look at apparatus and when it is free',
  'apparatus.write': 'Change apparatus',
  'apparatus.report': 'Say that something broke',
  'substance.read': 'Read what is known of substances',
  'substance.write': 'Change what is known of substances',
  'scheme.read': 'Look at schemes of work, and at how far each class is',
  'scheme.write': 'Add, change and remove schemes of work',
  'scheme.follow': 'Say which scheme a class follows',
  'budget.set': 'Say what a department may spend in a year',
  'group.needs': 'Say what pupils of a class need, without names',
  'room.read': 'Look at rooms, and at who has them when',
  'room.write': 'Add and change rooms, and say that they are closed',
  'lesson.change': 'Give a lesson another room, time or teacher, call it off, and take that back',
  'stock.read': 'See what is in stock',
  'stock.write': 'Change, count and draw stock, and take a list of it in',
  'duty.read': 'See duties, checks of equipment and machine jobs',
  'duty.write': 'Change duties and machine jobs, and record checks of equipment',
  'department.list': 'List the departments',
  'department.lead': 'Begin the day with the load of a department',
  'department.write': 'Add and name departments',
  'department.set': 'Settle what a department decides for itself',
  'department.setPolicy': 'Say by when a department wants its requests',
  'person.list': 'List the people',
  'person.write': 'Add and change people, invite them, merge two of them',
  'school.see': 'Look at what the school has settled',
  'school.set': 'Settle what holds for the whole school',
  'activity.read': 'Read who did what',
  'notification.read': 'Read messages',
  'mail.read': 'See how e-mails fare',
  'notice.read': 'Read notices, and put an idea up',
  'notice.write': 'Put up updates and safety notices',
  'notice.lead': 'Answer ideas, and see who has read a notice',
  'notice.remove': 'Take a notice down',
  'log.write': 'Keep a log of one’s own',
  'log.readSums': 'See what technicians share of theirs, as sums',
  'mail.retry': 'Send an e-mail again',
};

/** What a row is to somebody: theirs or another's, of a department of theirs, of one that shares its work, or of another. */
interface To {
  own: boolean;
  there: boolean;
  shared: boolean;
}

const RELATIONS: readonly To[] = [true, false].flatMap((own) => [
  { own, there: true, shared: false },
  { own, there: false, shared: true },
  { own, there: false, shared: false },
]);

/** What the answers to the relations, in their order, are called. */
const PATTERNS: Readonly<Record<string, string>> = {
  '111111': 'yes',
  '000000': '',
  '111000': 'own',
  '100100': 'department',
  '110110': 'department, shared',
  '111100': 'own, department',
  '111110': 'own, department, shared',
};

const ABOUT = `# Who may do what

This page is made from the table of access (\`shared/src/access/policies.ts\`), which the server, the menu and every button read. Who changes a
right writes it anew with \`UPDATE_RIGHTS=1\`; a test holds it. That the server answers so, to eleven people of different roles and departments,
is tried act by act: \`api/src/testing/rights/rights.txt\`.

A person may have several roles, and may do what any of them allows. The words in the table:

- **yes**: whoever it belongs to.
- **own**: what is their own: their lessons, requests, absences, messages. A lesson of several teachers, and its request, is each one's own.
- **department**: what belongs to a department of theirs; to a head, to one that they lead. Who has no department belongs to all of them.
- **shared**: besides, what belongs to a department that lets technicians of other departments help (School, Departments).
- nothing: not at all.
`;

function said(act: Act, role: Role): string {
  const rule = POLICIES[act] as (who: Rights, row: object) => boolean;
  const pattern = RELATIONS.map(({ own, there, shared }) => {
    const departmentId = there ? 'mine' : 'another';
    const row = { personId: own ? 'me' : 'another', departmentId, departmentIds: [departmentId] };
    return rule(rightsOf('me', [role], ['mine'], null, shared ? ['another'] : []), row) ? '1' : '0';
  }).join('');
  const word = PATTERNS[pattern];
  if (word === undefined) throw new Error(`The page of rights has no word for ${act} of a ${role}: ${pattern}`);
  return word;
}

function wordsFor(act: Act): string {
  const words = SAID[act];
  if (words === undefined) throw new Error(`The page of rights does not say what ${act} is: say it in rights-page.ts`);
  return words;
}

/** Draws the page of rights: a line for each act, a column for each role. */
export function rightsPage(): string {
  const acts = Object.keys(POLICIES) as Act[];
  const rows = acts.map((act) => [wordsFor(act), ...ROLES.map((role) => said(act, role)), `\`${act}\``]);
  const table = [['', ...ROLES, 'act'], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(3, ...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (cells: readonly string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = table;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  return `${ABOUT}\n${[line(head), rule, ...body.map(line)].join('\n')}\n`;
}
