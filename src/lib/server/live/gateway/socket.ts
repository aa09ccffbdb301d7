import type { Server, Socket } from 'socket.io';
import type { ClientMessages, ServerMessages } from '../../../schema/live-wire.ts';
import type { Holder } from './access.ts';
import type { Credits } from './credits.ts';

/** What the server knows of a connection. */
export type SocketData = { holder: Holder; credits: Credits };

type NoMessages = Record<never, never>;
export type LiveServer = Server<ClientMessages, ServerMessages, NoMessages, SocketData>;
export type LiveSocket = Socket<ClientMessages, ServerMessages, NoMessages, SocketData>;
