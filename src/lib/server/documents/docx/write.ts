import {
  AlignmentType,
  Document,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
  type ISectionOptions
} from 'docx';
import type { OfficialDocument } from '../../../domain/documents/document.ts';
import { sectionsOf, type Section } from '../../../domain/documents/layout/sections.ts';
import { PAGE, SIZE } from '../../../domain/documents/nd30.ts';
import { printable } from '../../../domain/documents/printable.ts';
import { withoutTimes } from './steady-zip.ts';
import { draw } from './strokes.ts';

/** A document as a Word file in the layout of Nghị định 30: the same document, the same bytes. */
export async function writeDocx(document: OfficialDocument): Promise<Uint8Array> {
  const file = new Document({
    styles: {
      default: {
        document: {
          run: { font: 'Times New Roman', size: SIZE.body * 2, language: { value: 'vi-VN' } },
          paragraph: { spacing: { after: 0 } }
        }
      }
    },
    sections: sectionsOf(document).map(section)
  });
  const data = coreProperties(document);
  return withoutTimes(
    await Packer.toBuffer(file, undefined, [{ path: 'docProps/core.xml', data }])
  );
}

/** Pages count from 1 in every section; the first does not show its number (E1). */
function section({ orientation, strokes }: Section): ISectionOptions {
  return {
    properties: {
      titlePage: true,
      page: {
        size: {
          width: PAGE.width,
          height: PAGE.height,
          orientation:
            orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
        },
        margin: { ...PAGE.margin, header: PAGE.header, footer: PAGE.header },
        pageNumbers: { start: 1 }
      }
    },
    headers: {
      default: new Header({ children: [pageNumber()] }),
      first: new Header({ children: [new Paragraph({})] })
    },
    children: draw(strokes)
  };
}

const pageNumber = (): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: SIZE.pageNumber * 2 })]
  });

/** The library would write the time of writing here. */
function coreProperties({ typeName, subject, head, asOf }: OfficialDocument): string {
  const at = new Date(asOf).toISOString();
  const title = escaped(`${typeName} ${subject.replaceAll('\n', ' ')}`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title}</dc:title><dc:creator>${escaped(head.issuingBody)}</dc:creator><dc:language>vi-VN</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escaped = (text: string): string =>
  printable(text).replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);
