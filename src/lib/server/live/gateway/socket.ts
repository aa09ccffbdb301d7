import type { Server, Socket } from 'socket.io';
import type { ClientMessages, Handshake, ServerMessages } from '../../../schema/live-wire.ts';
import type { Holder } from './access.ts';
import type { Credits } from './credits.ts';

/** What the server knows of a connection. */
export type SocketData = { holder: Holder; has: Handshake['has']; credits: Credits };

type NoMessages = Record<never, never>;
export type LiveServer = Server<ClientMessages, ServerMessages, NoMessages, SocketData>;
export type LiveSocket = Socket<ClientMessages, ServerMessages, NoMessages, SocketData>;

/** What we need of a WebSocket of the frame layer (package `ws`, which Socket.IO brings along). */
export type FrameSocket = {
  readyState: number;
  readonly OPEN: number;
  bufferedAmount: number;
  ping: (payload: Buffer) => void;
  on: (event: 'pong', listener: (payload: Buffer) => void) => void;
  off: (event: 'pong', listener: (payload: Buffer) => void) => void;
};

/** The frame layer below Socket.IO, which it does not declare. */
type Below = {
  transport: { name: string; socket?: FrameSocket };
  writeBuffer: readonly { data?: string | { length: number } }[];
};

const below = ({ conn }: LiveSocket): Below => conn as unknown as Below;

export const transportOf = (socket: LiveSocket): 'websocket' | 'polling' =>
  below(socket).transport.name === 'websocket' ? 'websocket' : 'polling';

/** The WebSocket of a connection, or null as long as it polls. */
export function webSocketOf(socket: LiveSocket): FrameSocket | null {
  const { transport } = below(socket);
  return transport.name === 'websocket' ? (transport.socket ?? null) : null;
}

/** How much was sent to a connection and not taken by it, in bytes. */
export function backlogOf(socket: LiveSocket): number {
  const waiting = below(socket).writeBuffer.reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
  return waiting + (webSocketOf(socket)?.bufferedAmount ?? 0);
}
