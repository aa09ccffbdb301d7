import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A message as it came over the wire, its text and subject decoded. */
export type Received = { from: string; to: string; subject: string; text: string };

/** A mail server that speaks as much SMTP as a sender needs, and keeps what it gets. */
export async function openMailbox(refuses: (to: string) => boolean = () => false): Promise<{
  url: string;
  received: Received[];
  close: () => Promise<void>;
}> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, received, refuses);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    }
  };
}

function serve(socket: Socket, received: Received[], refuses: (to: string) => boolean): void {
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  let [from, to] = ['', ''];
  let data: string[] | null = null;
  let rest = '';

  const hear = (line: string): void => {
    if (data) {
      if (line !== '.') return void data.push(line.replace(/^\.\./, '.'));
      received.push({ from, to, ...read(data) });
      data = null;
      return say('250 kept');
    }
    const address = /<(.*)>/.exec(line)?.[1] ?? '';
    switch (line.slice(0, 4).toUpperCase()) {
      case 'EHLO':
        say('250-test');
        return say('250 8BITMIME');
      case 'MAIL':
        from = address;
        return say('250 ok');
      case 'RCPT':
        to = address;
        return say(refuses(to) ? '550 nobody here' : '250 ok');
      case 'DATA':
        data = [];
        return say('354 go on');
      case 'QUIT':
        say('221 bye');
        return void socket.end();
      default:
        return say('250 ok');
    }
  };

  say('220 test');
  socket.setEncoding('utf8');
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\r\n');
    rest = lines.pop() ?? '';
    lines.forEach(hear);
  });
}

function read(lines: readonly string[]): Pick<Received, 'subject' | 'text'> {
  const end = lines.indexOf('');
  const head = lines
    .slice(0, end)
    .join('\n')
    .replace(/\n[ \t]+/g, ' ');
  const subject = /^Subject: (.*)$/m.exec(head)?.[1] ?? '';
  return {
    subject: utf8(
      subject
        .replace(/\?=\s+=\?/g, '?==?')
        .replace(/=\?utf-8\?([BQ])\?(.*?)\?=/gi, (_, kind: string, word: string) =>
          kind.toUpperCase() === 'B'
            ? Buffer.from(word, 'base64').toString('latin1')
            : word
                .replaceAll('_', ' ')
                .replace(/=([0-9A-F]{2})/g, (_all, code: string) =>
                  String.fromCharCode(parseInt(code, 16))
                )
        )
    ),
    text: Buffer.from(lines.slice(end + 1).join(''), 'base64').toString('utf8')
  };
}

/** A letter may be cut in two between the words of a subject: bytes are put together first. */
const utf8 = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');
