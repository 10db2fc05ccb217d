import { packedParts } from './packed-parts.js';

/** A kind of file that is taken in: its media type, the endings that its name may have, and whether a browser may show it. */
export interface FileKind {
  type: string;
  endings: readonly string[];
  isShown: boolean;
}

const PNG = kind('image/png', ['png'], true);
const JPEG = kind('image/jpeg', ['jpg', 'jpeg', 'jfif'], true);
const WEBP = kind('image/webp', ['webp'], true);
const PDF = kind('application/pdf', ['pdf'], true);
const TEXT = kind('text/plain; charset=utf-8', ['txt', 'text', 'md', 'csv', 'tsv']);
const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
/** Office documents by a part that each has. */
const BY_PART: readonly [part: string, kind: FileKind][] = [
  ['word/document.xml', kind(`${OPEN_XML}.wordprocessingml.document`, ['docx'])],
  ['xl/workbook.xml', kind(`${OPEN_XML}.spreadsheetml.sheet`, ['xlsx'])],
  ['ppt/presentation.xml', kind(`${OPEN_XML}.presentationml.presentation`, ['pptx'])],
];
/** Open documents by the type that they begin with. */
const OPEN_DOCUMENT: readonly FileKind[] = [
  kind('application/vnd.oasis.opendocument.text', ['odt']),
  kind('application/vnd.oasis.opendocument.spreadsheet', ['ods']),
  kind('application/vnd.oasis.opendocument.presentation', ['odp']),
];
/** Office documents of before 2007 by the stream that each has. */
const BY_STREAM: readonly [stream: string, kind: FileKind][] = [
  ['WordDocument', kind('application/msword', ['doc'])],
  ['PowerPoint Document', kind('application/vnd.ms-powerpoint', ['ppt'])],
  ['Workbook', kind('application/vnd.ms-excel', ['xls'])],
];
/** What holds macros is refused: a worksheet needs none. */
const MACROS = /(?:^|\/)vbaProject\.bin$/i;
const OLD_MACROS = Buffer.from('_VBA_PROJECT', 'utf16le');

const SHOWN: ReadonlyMap<string, FileKind> = new Map([PNG, JPEG, WEBP, PDF].map((one) => [one.type, one]));

/** Tells whether a browser may show a file of this type in its own window. */
export function isShown(type: string): boolean {
  return SHOWN.has(type);
}

/** Tells what a file is by what is in it; null where it is nothing that is taken in, is damaged, or lies about itself. */
export async function toldByContent(file: Buffer): Promise<FileKind | null> {
  if (isPng(file)) return PNG;
  if (isJpeg(file)) return JPEG;
  if (isWebp(file)) return WEBP;
  if (isPdf(file)) return PDF;
  if (file.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) return packedDocument(file);
  if (file.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) return oldDocument(file);
  return isText(file) ? TEXT : null;
}

/** Tells whether a name says that a file is what it is: by its ending, of which it has to have one. */
export function isCalledSo(name: string, { endings }: FileKind): boolean {
  const ending = /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase();
  return ending !== undefined && endings.includes(ending);
}

function kind(type: string, endings: readonly string[], isShownByBrowsers = false): FileKind {
  return { type, endings, isShown: isShownByBrowsers };
}

function isPng(file: Buffer): boolean {
  const hasStart = file.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')) && file.toString('latin1', 12, 16) === 'IHDR';
  return hasStart && file.includes('IEND');
}

/** A camera may write more behind the picture's end. */
function isJpeg(file: Buffer): boolean {
  return /^ffd8ff[c-f]/.test(file.toString('hex', 0, 4)) && file.includes(Buffer.from('ffd9', 'hex'));
}

function isWebp(file: Buffer): boolean {
  if (file.length < 16 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WEBP') return false;
  const said = file.readUInt32LE(4) + 8;
  return file.toString('latin1', 12, 15) === 'VP8' && (said === file.length || said === file.length - 1);
}

function isPdf(file: Buffer): boolean {
  return /^%PDF-\d\.\d/.test(file.toString('latin1', 0, 8)) && file.subarray(-1024).includes('%%EOF');
}

async function packedDocument(file: Buffer): Promise<FileKind | null> {
  const parts = await packedParts(file);
  if (!parts || parts.some((name) => MACROS.test(name))) return null;
  const said = file.subarray(0, 120).toString('latin1');
  const open = OPEN_DOCUMENT.find(
    ({ type }) => said.includes(`mimetype${type}`) && parts[0] === 'mimetype' && parts.includes('content.xml'),
  );
  if (open) return open;
  if (!parts.includes('[Content_Types].xml')) return null;
  return BY_PART.find(([part]) => parts.includes(part))?.[1] ?? null;
}

function oldDocument(file: Buffer): FileKind | null {
  if (file.length < 512 || file.includes(OLD_MACROS)) return null;
  return BY_STREAM.find(([stream]) => file.includes(Buffer.from(stream, 'utf16le')))?.[1] ?? null;
}

/** Words alone, in UTF-8: no control characters but those of lines. */
function isText(file: Buffer): boolean {
  if (file.length === 0) return false;
  for (const byte of file) if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(file);
    return true;
  } catch {
    return false;
  }
}
