import { readDrawings } from '../src/pdf/index.js';
import { paperStyles } from '../test/pages/paperStyles.js';
import { asHeld, printWithPdfkit } from '../test/print/pdfkitPrint.js';
import type { PrintDesign } from '../test/print/printDesigns.js';
import { makePrint } from '../test/print/printMaker.js';
import type { PrintedMade } from './learnPrint.js';

/** Made pages, each of its own design, papers in turn, printed as PDF and read back from it. */
export async function printedPages(designs: readonly PrintDesign[], seed: number): Promise<PrintedMade[]> {
  const made = designs.map((design, at) => {
    const paper = paperStyles[(seed + at) % paperStyles.length];
    if (!paper) throw new Error('no papers');
    return asHeld(makePrint(paper, design, seed + at));
  });
  const pages = await readDrawings(await printWithPdfkit(made));
  return made.map((each, at) => {
    const page = pages[at];
    if (!page) throw new Error('a page is missing');
    return { made: each, page };
  });
}
