// What of a run of the faults is not as it is promised, each in a sentence.

/** Others go on within this, in milliseconds, whatever stands still beside them. */
export const OTHERS_MS = 1000;
/** The server serves people again within this after the database does, in milliseconds. */
export const BACK_MS = 2000;

const sumOf = (rows, ...names) => rows.reduce((sum, row) => sum + names.reduce((all, name) => all + row[name], 0), 0);

/** What others wait at rest in the same run is the machine's slowness and comes on top. `counts`: of which schools the fault is none of theirs. */
function waits(others) {
  const [rest, ...beside] = others;
  return beside.flatMap(({ meanwhile, counts, ...row }) =>
    counts.flatMap((whose) => {
      const [worst, most] = [row[`${whose}: worst ms`], OTHERS_MS + rest[`${whose}: worst ms`]];
      const said = [];
      if (worst > most) said.push(`While ${meanwhile}, others (${whose}) waited ${worst} ms; at most ${most} are promised.`);
      if (row[`${whose}: failed`] > 0) said.push(`While ${meanwhile}, ${row[`${whose}: failed`]} looks of others (${whose}) failed.`);
      return said;
    }),
  );
}

/**
 * Judges the figures of a run. `timed`: also by the clock, which says something only where the machine does nothing else.
 * @returns {string[]} a sentence for each promise that was not kept; none where all were
 */
export function wrongIn({ timed = true, table, others, races, deadlocks, starts, mail, back, tabs, invariants, blind }) {
  const wrong = [];
  const unless = (isSo, sentence) => isSo || wrong.push(sentence);
  for (const row of table) {
    unless(row.acknowledged > 0, `Nothing was acknowledged while ${row.what}, so that shows nothing.`);
    unless(row.unanswered === 0, `While ${row.what}, ${row.unanswered} were never answered, however often they were sent.`);
    const spoilt = sumOf([row], 'lost', 'doubled', 'unlike the first answer');
    unless(
      spoilt === 0,
      `While ${row.what}, ${row.lost} were lost, ${row.doubled} doubled, ${row['unlike the first answer']} answered otherwise.`,
    );
  }
  if (timed) wrong.push(...waits(others));
  unless(
    races.right === races.rounds,
    `${races.rounds - races.right} races of ${races.rounds} were not right (${races.overbooked} overbooked).`,
  );
  unless(races.faults === 0, `${races.faults} racing operations were answered by a fault.`);
  unless(races.retries === 0, `${races.retries} racing operations were done a second time.`);
  unless(deadlocks.deadlocks === 0, `There were ${deadlocks.deadlocks} deadlocks.`);
  unless(starts.interrupted > 0, 'No first start was interrupted before it was over, so that shows nothing.');
  unless(
    starts.half === 0 && starts['whole afterwards'],
    `An interrupted first start left ${starts.half} halves, or was not whole afterwards.`,
  );
  unless(starts['invariants broken'] === 0, 'An interrupted first start broke an invariant.');
  const mails = sumOf(mail, 'lost', 'given up', 'lost an attempt');
  unless(mails === 0, `${mails} e-mails were lost, given up or lost an attempt by a fault of the mail server.`);
  unless(!timed || back.worstMs <= BACK_MS, `A server was well ${back.worstMs} ms after the database; at most ${BACK_MS} are promised.`);
  unless(tabs.killed > 0 && tabs.cut > 0 && tabs.ticks > 0, 'The two tabs met no fault, so that shows nothing.');
  const ticks = sumOf([tabs], 'lost', 'doubled', 'kept', 'refused', 'otherwise');
  unless(
    ticks === 0,
    `Of ${tabs.ticks} ticks of two tabs ${tabs.lost} were lost, ${tabs.doubled} doubled, ${tabs.kept} not sent, ${tabs.refused} refused, ${tabs.otherwise} shown otherwise.`,
  );
  for (const { name, broken } of invariants) unless(broken === 0, `${broken} rows break “${name}”.`);
  unless(blind.length === 0, `These invariants found no row that was broken on purpose: ${blind.join(', ')}.`);
  return wrong;
}
