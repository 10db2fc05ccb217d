// What a stock list of so many rows costs at once: a file as a school keeps it, taken in whole.
import { cpuMsOf, memoryOf, peakOf } from './cpu.mjs';

const ROWS = 20_000;
const UNITS = ['g', 'cm3'];

/** A list of so many bottles and boxes, each of its own. */
function listOf(rows) {
  const lines = Array.from({ length: rows }, (_, at) =>
    at % 2 === 0
      ? `Reagent ${at},chemical,${50 + (at % 450)},${UNITS[(at / 2) % 2]},${(at / 2) % 2 === 0 ? '' : '0.5'},Store ${at % 40},,25,Supplier ${at % 9},4.50`
      : `Box ${at},consumable,${at % 300},,,Cupboard ${at % 40},,10,Supplier ${at % 9},2.25`,
  );
  return ['name,kind,amount,unit,concentration,location,expires,reorderLevel,supplier,price', ...lines].join('\n');
}

/**
 * Takes a list of 20,000 rows in at a side, once into nothing and once more as it is.
 * @returns {Promise<object[]>} of each time milliseconds, CPU milliseconds of the server and the most memory that it had, in megabytes
 */
export async function stockImport({ server, owner, bench, http }) {
  // lists are taken in by admins
  await owner.query("UPDATE person SET roles = array_append(roles, 'admin') WHERE school_id = $1 AND id = $2", [
    bench.school,
    bench.technician.id,
  ]);
  const line = 'a-line-that-no-file-holds';
  const fields = [
    ['kind', 'stock'],
    ['mode', 'apply'],
  ];
  const parts = fields.map(([name, value]) => `--${line}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  const file = `--${line}\r\nContent-Disposition: form-data; name="file"; filename="stock.csv"\r\nContent-Type: text/csv\r\n\r\n${listOf(ROWS)}\r\n--${line}--\r\n`;
  const body = parts.join('') + file;
  const told = [];
  for (const what of ['new', 'again']) {
    const [begun, cpu, before] = [performance.now(), cpuMsOf(server.pid), memoryOf(server.pid)];
    const answer = await http.sendFile('/api/imports', bench.technician, body, `multipart/form-data; boundary=${line}`);
    if (answer.status !== 200) throw new Error(`${answer.status} for a stock list: ${answer.body.slice(0, 300)}`);
    const { created, updated, unchanged, rejected } = JSON.parse(answer.body);
    told.push({
      what,
      rows: ROWS,
      counts: { created, updated, unchanged, rejected: rejected.length },
      ms: performance.now() - begun,
      serverMs: cpu === null ? null : cpuMsOf(server.pid) - cpu,
      beforeMb: before,
      peakMb: peakOf(server.pid),
    });
  }
  return told;
}
