import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/**
 * What happens to a connection: nothing, the reply is thrown away after the server has begun it,
 * it reaches the server only when the promise is kept, or it is refused.
 */
type Treatment = 'pass' | 'lose-reply' | 'refuse' | { holdUntil: Promise<void> };

/** A network between clients and server that does harm. */
export type ChaosProxy = {
  port: number;
  /** How often it did harm. */
  struck: () => number;
  /** Decides for connections from now on; they are counted from 0 since the proxy began. */
  treat: (decide: (connection: number) => Treatment) => void;
  /** Ends all connections that are open. */
  cutAll: () => void;
  close: () => Promise<void>;
};

/** Begins to listen on a free port, and lets everything pass at first. */
export async function startChaosProxy(serverPort: number): Promise<ChaosProxy> {
  let decide: (connection: number) => Treatment = () => 'pass';
  let [connections, struck] = [0, 0];
  const open = new Set<Socket>();

  const server = createServer((client) => {
    const treatment = decide(connections);
    connections += 1;
    if (treatment !== 'pass') struck += 1;
    if (treatment === 'refuse') {
      client.resetAndDestroy();
      return;
    }
    const hold = typeof treatment === 'object' ? treatment.holdUntil : Promise.resolve();
    remember(client);
    void hold.then(() => join(client, treatment === 'lose-reply'));
  });

  function join(client: Socket, losesReply: boolean): void {
    const upstream = connect(serverPort, '127.0.0.1');
    remember(upstream);
    const end = (): void => {
      client.destroy();
      upstream.destroy();
    };
    client.once('close', end);
    upstream.once('close', end);
    client.pipe(upstream);
    if (losesReply) upstream.once('data', end);
    else upstream.pipe(client);
  }

  function remember(socket: Socket): void {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    // What is done to a connection shows at its two ends.
    socket.on('error', () => undefined);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    struck: () => struck,
    treat: (newDecide) => {
      decide = newDecide;
    },
    cutAll: () => open.forEach((socket) => socket.destroy()),
    close: async () => {
      open.forEach((socket) => socket.destroy());
      server.close();
      await once(server, 'close');
    }
  };
}
