import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pdfmake from 'pdfmake';
import type { OfficialDocument } from '../../../domain/documents/document.ts';
import { definitionOf } from './definition.ts';

const FONTS = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos'));
const font = (name: string): string => join(FONTS, name, `Tinos_${name}.ttf`);

pdfmake.addFonts({
  Tinos: {
    normal: font('400Regular'),
    bold: font('700Bold'),
    italics: font('400Regular_Italic'),
    bolditalics: font('700Bold_Italic')
  }
});
// Nothing that stands in a document makes this program read an address or another file.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.startsWith(FONTS));

/** A document as a PDF in the layout of Nghị định 30, with the fonts in it. */
export const writePdf = async (document: OfficialDocument): Promise<Uint8Array> =>
  pdfmake.createPdf(definitionOf(document)).getBuffer();
