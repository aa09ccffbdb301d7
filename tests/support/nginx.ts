import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '#lib/simulation/own-server.ts';

const NGINX = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx'].find((path) =>
  existsSync(path)
);

/** Whether there is a real nginx on this machine; `npm test` installs one where it may. */
export const hasNginx = NGINX !== undefined;

/** A running nginx. */
export type Nginx = { http: string; https: string; stop: () => Promise<void> };

/** nginx as it comes, with one line that passes everything on. */
export const proxyPassOnly = (server: string): string =>
  `server { listen 80; location / { proxy_pass ${server}; } }`;

/** The configuration that docs/operations.md gives, over another server. */
export function documented(server: string): string {
  const [, text = ''] =
    /```nginx\n(.*?)```/s.exec(readFileSync('docs/operations.md', 'utf8')) ?? [];
  return text.replaceAll('http://127.0.0.1:3000', server);
}

/** Runs nginx with these `server` blocks; ports, certificate and folders are of this run alone. */
export async function startNginx(servers: string): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'hoi-thi-nginx-'));
  const [http, https] = [await freePort(), await freePort()];
  makeCertificate(folder);
  const text = servers
    .replace('listen 80;', `listen 127.0.0.1:${http};`)
    .replace('listen 443 ssl;', `listen 127.0.0.1:${https} ssl;`)
    .replaceAll('/etc/ssl/', `${folder}/`);
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, frame(folder, text));
  const args = ['-p', folder, '-c', file, '-e', join(folder, 'error.log'), '-g', 'daemon off;'];
  const child = spawn(NGINX ?? 'nginx', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  while (!(await isListening(http))) {
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}`);
    await pause(50);
  }
  return {
    http: `http://127.0.0.1:${http}`,
    https: `https://127.0.0.1:${https}`,
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** What Debian's /etc/nginx/nginx.conf holds around servers, but for the folders. */
function frame(folder: string, servers: string): string {
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join('\n');
  return `${user} pid ${folder}/nginx.pid; worker_processes 1;
events { worker_connections 768; }
http { access_log off; ${temporary}
${servers}
}`;
}

function makeCertificate(folder: string): void {
  const [key, certificate] = [join(folder, 'hoithi.key'), join(folder, 'hoithi.crt')];
  const args = `req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=hoithi.example.vn -keyout ${key} -out ${certificate}`;
  execFileSync('openssl', args.split(' '), { stdio: 'ignore' });
}

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
