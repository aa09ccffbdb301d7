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
import {
  annexName,
  type Annex,
  type OfficialDocument
} from '../../../domain/documents/document.ts';
import { annexOfLine, capitals, closed } from '../../../domain/documents/lines.ts';
import { PAGE, SIZE, TEXT_WIDTH } from '../../../domain/documents/nd30.ts';
import { printable } from '../../../domain/documents/printable.ts';
import { blocks } from './body.ts';
import { foot } from './foot.ts';
import { head, title } from './head.ts';
import { withoutTimes } from './steady-zip.ts';
import { centred } from './text.ts';

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
    sections: [
      section('portrait', [
        head(document),
        ...title(document),
        ...blocks(closed(document.body), TEXT_WIDTH.portrait),
        ...foot(document)
      ]),
      ...document.annexes.map((annex, at) => annexSection(document, annex, at))
    ]
  });
  const data = coreProperties(document);
  return withoutTimes(
    await Packer.toBuffer(file, undefined, [{ path: 'docProps/core.xml', data }])
  );
}

function annexSection(document: OfficialDocument, annex: Annex, at: number): ISectionOptions {
  const { title, orientation } = annex;
  return section(orientation, [
    centred(annexName(at, document.annexes.length), { size: SIZE.annexTitle, bold: true }),
    centred(capitals(title), { size: SIZE.annexTitle, bold: true }),
    centred(annexOfLine(document), { size: SIZE.annexOf, italics: true }),
    new Paragraph({}),
    ...blocks(annex.blocks, TEXT_WIDTH[orientation])
  ]);
}

/** Pages count from 1 in every section; the first does not show its number (E1). */
function section(
  orientation: Annex['orientation'],
  children: ISectionOptions['children']
): ISectionOptions {
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
    children
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
