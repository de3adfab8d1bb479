import { fileURLToPath } from 'node:url';
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PrintedPage } from '../print/index.js';
import { printedPage } from './drawing.js';

const packageFolder = new URL('.', import.meta.resolve('pdfjs-dist/package.json'));
const folder = (name: string) => fileURLToPath(new URL(`${name}/`, packageFolder));

/** Opens a PDF. Throws what pdf.js throws. */
export function openDocument(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({
    // pdf.js takes the bytes away from whoever had them.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    // Nothing is painted: no picture is decoded, no font made for a screen, no code made from functions.
    maxImageSize: 0,
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    enableXfa: false,
    useWasm: false,
  }).promise;
}

/** What stands where on each page of a PDF. */
export async function readDrawings(bytes: Uint8Array): Promise<PrintedPage[]> {
  const document = await openDocument(bytes);
  try {
    const pages: PrintedPage[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      pages.push(await printedPage(page));
      page.cleanup();
    }
    return pages;
  } finally {
    await document.loadingTask.destroy();
  }
}
