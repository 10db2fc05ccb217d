/** What reads codes in a picture, as far as this page uses it; browsers that have it have it under this name. */
export interface CodeReader {
  detect(picture: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

type Readers = { BarcodeDetector?: new (what: { formats: string[] }) => CodeReader };

/** Makes the browser's own reader of QR codes; null where it has none. */
export function codeReader(): CodeReader | null {
  const { BarcodeDetector: Reader } = globalThis as Readers;
  return Reader ? new Reader({ formats: ['qr_code'] }) : null;
}
