/** A file to be saved: its name for people, and what is in it. */
export type Download = { name: string; mediaType: string; content: string | Uint8Array };

/**
 * Hands a file out to be saved, never kept by a cache on the way: it may hold personal data.
 *
 * @param plainName the name for old programs, in ASCII; the others read the Vietnamese one (RFC 6266)
 */
export const download = ({ name, mediaType, content }: Download, plainName: string): Response =>
  new Response(content as BodyInit, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store'
    }
  });
