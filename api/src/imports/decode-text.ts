import { FileRefusal } from './file-refusal.js';

export const MAX_BYTES = 20 * 1024 * 1024;

const SAVE_AS_CSV = 'Save the timetable as CSV (comma separated values) and import that.';

const MAGIC: readonly { bytes: readonly number[]; what: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'is a PDF document, not a CSV file.' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'is an old Excel or Word document, not a CSV file.' },
  { bytes: [0x1f, 0x8b], what: 'is a compressed file, not a CSV file.' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: 'is a compressed file, not a CSV file.' },
  { bytes: [0x52, 0x61, 0x72, 0x21], what: 'is a compressed file, not a CSV file.' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'is a picture, not a CSV file.' },
  { bytes: [0xff, 0xd8, 0xff], what: 'is a picture, not a CSV file.' },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: 'is a picture, not a CSV file.' },
];

/**
 * The text of a file: UTF-8 with or without a byte order mark, also with a few bytes damaged, UTF-16 with one, else windows-1252.
 * Throws FileRefusal for an empty or too large file, and for one that is not text with columns.
 */
export function decodeText(bytes: Uint8Array, fileName: string): string {
  if (bytes.length > MAX_BYTES)
    throw new FileRefusal(
      fileName,
      'FILE_TOO_LARGE',
      'is larger than 20 MB.',
      'A timetable is far smaller: check that it is the right file.',
    );
  if (bytes.length === 0) throw new FileRefusal(fileName, 'FILE_EMPTY', 'is empty.', 'Export the timetable again.');
  refuseOtherKinds(bytes, fileName);
  const text = decode(bytes);
  if (text.includes('\u0000')) {
    throw new FileRefusal(
      fileName,
      'FILE_DAMAGED',
      'holds zero bytes, so it is damaged or no text file.',
      'Export it again as CSV in UTF-8.',
    );
  }
  if (text.trim() === '') throw new FileRefusal(fileName, 'FILE_EMPTY', 'is empty.', 'Export the timetable again.');
  refuseOtherTexts(text, fileName);
  refuseOtherNames(fileName);
  return text;
}

/** What the name of a timetable may end in; '1.2' and other numbers are part of the name itself. */
const ENDINGS = ['csv', 'tsv', 'tab', 'txt'];

function refuseOtherNames(fileName: string): void {
  const ending = /\.([a-z]\w{0,9})$/i.exec(fileName)?.[1];
  if (ending === undefined || ENDINGS.includes(ending.toLowerCase())) return;
  throw new FileRefusal(fileName, 'FILE_OF_ANOTHER_KIND', `has a name that ends in .${ending}, as no timetable does.`, SAVE_AS_CSV);
}

function refuseOtherKinds(bytes: Uint8Array, fileName: string): void {
  const starts = (magic: readonly number[]): boolean => magic.every((byte, index) => bytes[index] === byte);
  if (starts([0x50, 0x4b]) && (bytes[2] ?? 0) < 9 && (bytes[3] ?? 0) < 9) {
    const inside = new TextDecoder('latin1').decode(bytes.subarray(0, 4096)) + new TextDecoder('latin1').decode(bytes.subarray(-4096));
    const what = /\bxl\/|\[Content_Types\]/.test(inside) ? 'is an Excel workbook, not a CSV file.' : 'is a zip file, not a CSV file.';
    throw new FileRefusal(fileName, 'FILE_OF_ANOTHER_KIND', what, SAVE_AS_CSV);
  }
  const kind = MAGIC.find(({ bytes: magic }) => starts(magic));
  if (kind) throw new FileRefusal(fileName, 'FILE_OF_ANOTHER_KIND', kind.what, SAVE_AS_CSV);
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder().decode(bytes);
    return isDamagedUtf8(text) ? text : new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Whether a text that is no clean UTF-8 is UTF-8 all the same, with a few bytes damaged: windows-1252 makes letters of it by accident only. */
function isDamagedUtf8(text: string): boolean {
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  const letters = text.match(/[^\u0000-\u007f\ufffd]/gu)?.length ?? 0;
  return letters > damaged;
}

function refuseOtherTexts(text: string, fileName: string): void {
  const start = text.slice(0, 500).trimStart();
  let what: string | undefined;
  if (/^<(?:!doctype|html|head|body|table|script|div)\b/i.test(start)) what = 'is a web page, not a CSV file.';
  else if (/^<(?:\?xml|[a-z])/i.test(start)) what = 'is an XML file, not a CSV file.';
  else if (/^(?:\{\s*["}]|\[\s*[[{\]])/.test(start)) what = 'is a JSON file, not a CSV file.';
  else if (start.startsWith('{\\rtf')) what = 'is a word processor document, not a CSV file.';
  if (what) throw new FileRefusal(fileName, 'FILE_OF_ANOTHER_KIND', what, SAVE_AS_CSV);
  const sample = text.slice(0, 20_000);
  const controls = sample.match(/[\u0001-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  if (controls > sample.length / 100) throw new FileRefusal(fileName, 'FILE_OF_ANOTHER_KIND', 'is not a text file.', SAVE_AS_CSV);
}
