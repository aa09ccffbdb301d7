import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { refused, type Result } from '../../domain/core/result.ts';
import { readJson, readYaml, type LineProblem, type ReadFile } from './read-yaml.ts';

/**
 * Reads a file of settings or questions: .json as JSON, any other as YAML.
 *
 * @throws Error of the file system if it cannot be opened
 */
export function readSettings(
  path: string
): Result<ReadFile, { text: string; problems: LineProblem[] }> {
  const text = decode(readFileSync(path));
  if (text === null) {
    return refused({ text: '', problems: [{ line: null, problem: { code: 'not-utf8' } }] });
  }
  const broken = text.indexOf('\uFFFD');
  if (broken >= 0) {
    const line = text.slice(0, broken).split('\n').length;
    return refused({ text, problems: [{ line, problem: { code: 'broken-sign' } }] });
  }
  const read = extname(path).toLowerCase() === '.json' ? readJson(text) : readYaml(text);
  return read.ok ? read : refused({ text, problems: read.refusal });
}

function decode(bytes: Uint8Array): string | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
