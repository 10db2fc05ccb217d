import PDFDocument from 'pdfkit';
import { dateOfMs } from '../core/clock/index.js';
import type { Paper, PaperBlock } from './paper.js';
import { inStandardFont } from './standard-letters.js';

/** A4 in points, and its margin. */
const PAGE = { width: 595.28, height: 841.89, margin: 48 };
const WIDTH = PAGE.width - 2 * PAGE.margin;
const FONTS = { plain: 'Helvetica', bold: 'Helvetica-Bold' };
const INK = { text: '#1b1f24', quiet: '#4a5560', line: '#c4ccd4', bar: '#2f6f9f' };
const SIZES = { title: 17, heading: 12, text: 9.5, small: 8.5 };
const ROW = { height: 14, side: 3 };
const BAR = { label: 150, says: 70, height: 9, step: 15 };

type Parent = PDFKit.PDFStructureElement;

/**
 * Draws one A4 page as a tagged PDF: a document in its language, with a title, headings, tables with their heads and drawings with their
 * words. What has no room on the page is left out, so that a page it stays.
 */
export function drawPage(paper: Paper): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margin: PAGE.margin,
    pdfVersion: '1.7',
    tagged: true,
    lang: paper.language,
    displayTitle: true,
    info: { Title: inStandardFont(paper.title), Author: inStandardFont(paper.author), CreationDate: dateOfMs(paper.madeAtMs) },
  });
  const parts: Uint8Array[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  document.on('data', (part: Uint8Array) => parts.push(part));
  document.on('end', () => resolve(Buffer.concat(parts)));
  document.on('error', reject);
  // what is longer than the page begins no other
  document.on('pageAdded', () => reject(new Error('A report is longer than its page')));
  const root = document.struct('Document', { title: inStandardFont(paper.title) });
  document.addStructure(root);
  write(document, root, 'H1', paper.title, { font: FONTS.bold, size: SIZES.title });
  write(document, root, 'P', paper.of, { size: SIZES.text, ink: INK.quiet, after: 8 });
  for (const block of paper.blocks) drawBlock(document, root, block);
  document.y = PAGE.height - PAGE.margin - SIZES.small - 2;
  write(document, root, 'P', paper.foot, { size: SIZES.small, ink: INK.quiet, after: 0 });
  root.end();
  document.end();
  return promise;
}

interface Look {
  font?: string;
  size: number;
  ink?: string;
  after?: number;
}

function write(
  document: PDFKit.PDFDocument,
  parent: Parent,
  tag: string,
  text: string,
  { font = FONTS.plain, size, ink = INK.text, after = 4 }: Look,
): void {
  const words = inStandardFont(text);
  const { y } = document;
  document.font(font).fontSize(size);
  const height = document.heightOfString(words, { width: WIDTH });
  if (!hasRoom(document, height) && tag !== 'P') return;
  parent.add(
    document.struct(tag, {}, () => {
      document.font(font).fontSize(size).fillColor(ink).text(words, PAGE.margin, y, { width: WIDTH, lineGap: 1 });
    }),
  );
  document.y = y + height + after;
}

function hasRoom({ y }: PDFKit.PDFDocument, height: number): boolean {
  return y + height <= PAGE.height - PAGE.margin;
}

function drawBlock(document: PDFKit.PDFDocument, root: Parent, block: PaperBlock): void {
  if (block.kind === 'heading') {
    document.y += 6;
    write(document, root, 'H2', block.text, { font: FONTS.bold, size: SIZES.heading });
  } else if (block.kind === 'text') write(document, root, 'P', block.text, { size: SIZES.text });
  else if (block.kind === 'table') drawTable(document, root, block);
  else drawBars(document, root, block);
}

function drawTable(document: PDFKit.PDFDocument, root: Parent, { caption, head, rows }: Extract<PaperBlock, { kind: 'table' }>): void {
  write(document, root, 'P', caption, { font: FONTS.bold, size: SIZES.text, after: 3 });
  document.x = PAGE.margin;
  const first = WIDTH * (head.length > 3 ? 0.4 : 0.6);
  const widths = head.map((_, column) => (column === 0 ? first : (WIDTH - first) / (head.length - 1)));
  const cell = (text: string, column: number, isHead: boolean) => {
    const font = isHead ? FONTS.bold : FONTS.plain;
    document.font(font).fontSize(SIZES.small);
    return {
      text: fitted(document, inStandardFont(text), (widths[column] ?? 0) - 2 * ROW.side - 1),
      font: { src: font, size: SIZES.small },
      align: { x: column === 0 ? ('left' as const) : ('right' as const), y: 'center' as const },
      type: isHead || column === 0 ? ('TH' as const) : ('TD' as const),
      ...(isHead ? { scope: 'Column' } : column === 0 ? { scope: 'Row' } : {}),
    };
  };
  const data = [
    head.map((text, column) => cell(text, column, true)),
    ...rows.map((row) => row.map((text, column) => cell(text, column, false))),
  ];
  document.font(FONTS.plain).fontSize(SIZES.small).fillColor(INK.text);
  document.table({
    structParent: root,
    maxWidth: WIDTH,
    columnStyles: widths.map((width) => ({ width })),
    rowStyles: { height: ROW.height },
    defaultStyle: {
      border: { top: 0, left: 0, right: 0, bottom: 0.5 },
      borderColor: INK.line,
      padding: { top: 2, bottom: 2, left: ROW.side, right: ROW.side },
    },
    data,
  } as PDFKit.Mixins.TableOptionsWithData);
  document.font(FONTS.plain);
  document.y += 8;
}

/** Cuts a text to a width, in the font at hand, so that a row is always one line. */
function fitted(document: PDFKit.PDFDocument, text: string, width: number): string {
  if (document.widthOfString(text) <= width) return text;
  const letters = [...text];
  while (letters.length > 0 && document.widthOfString(`${letters.join('')}…`) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

function drawBars(document: PDFKit.PDFDocument, root: Parent, { alt, rows }: Extract<PaperBlock, { kind: 'bars' }>): void {
  const most = Math.max(1, ...rows.map(({ value }) => value));
  const room = WIDTH - BAR.label - BAR.says;
  const top = document.y;
  root.add(
    document.struct('Figure', { alt: inStandardFont(alt) }, () => {
      rows.forEach(({ label, value, says }, row) => {
        const y = top + row * BAR.step;
        document.font(FONTS.plain).fontSize(SIZES.small).fillColor(INK.text);
        document.text(inStandardFont(label), PAGE.margin, y, { width: BAR.label, lineBreak: false });
        document.rect(PAGE.margin + BAR.label, y, Math.max(0.5, (value / most) * room), BAR.height).fill(INK.bar);
        document
          .fillColor(INK.text)
          .text(inStandardFont(says), PAGE.margin + BAR.label + room, y, { width: BAR.says, align: 'right', lineBreak: false });
      });
    }),
  );
  document.x = PAGE.margin;
  document.y = top + rows.length * BAR.step + 6;
}
