const box = (name: string, body: Uint8Array): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, body]);
};

/** How much a film of the demo weighs beside its title. */
const BODY_BYTES = 2048;

/** A film by its first bytes and of no length: it stands for one that nobody has to store. */
export const demoFilm = (title: string): Uint8Array =>
  Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2mp41', 'latin1')),
    box('free', Buffer.from(title)),
    box('mdat', Buffer.alloc(BODY_BYTES))
  ]);
