import { createTransport } from 'nodemailer';

export type Message = { to: string; subject: string; text: string };

/** A way to send mail. Whoever sends decides what a failure means. */
export type Mail = { send: (message: Message) => Promise<void> };

/** How long a mail server may take to answer. */
const PATIENCE_MS = 20_000;

/** A way to send mail over this server: plain text, one recipient each, so that nobody sees another. */
export function makeMail({ url, from }: { url: string; from: string }): Mail {
  const transport = createTransport(
    {
      url,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      // A message is text of ours; nothing in it makes this program read a file or an address.
      disableFileAccess: true,
      disableUrlAccess: true
    },
    { from, textEncoding: 'base64' }
  );
  return {
    send: async (message) => {
      await transport.sendMail(message);
    }
  };
}
