import { z } from 'zod';

/** A schema that takes a text, and where it stands. */
export type TextField = { at: string; schema: z.ZodType };

type Def = {
  type: string;
  in?: z.ZodType;
  innerType?: z.ZodType;
  element?: z.ZodType;
  shape?: Record<string, z.ZodType>;
  options?: z.ZodType[];
  items?: z.ZodType[];
  keyType?: z.ZodType;
  valueType?: z.ZodType;
};

const defOf = (schema: z.ZodType): Def => schema._zod.def as unknown as Def;

const WRAPPERS = [
  'optional',
  'nullable',
  'default',
  'prefault',
  'catch',
  'readonly',
  'nonoptional'
];

/** Every schema of a text inside this one: the outermost that is given the text itself. */
export function textFields(schema: z.ZodType, at: string): TextField[] {
  const def = defOf(schema);
  if (takesText(schema)) return [{ at, schema }];
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape ?? {}).flatMap(([name, inner]) =>
        textFields(inner, `${at}.${name}`)
      );
    case 'array':
      return textFields(def.element!, `${at}[]`);
    case 'union':
      return def.options!.flatMap((inner, index) => textFields(inner, `${at}|${index}`));
    case 'record':
      return [
        ...textFields(def.keyType!, `${at}{key}`),
        ...textFields(def.valueType!, `${at}{value}`)
      ];
    case 'pipe':
      return textFields(def.in!, at);
    default:
      return WRAPPERS.includes(def.type) ? textFields(def.innerType!, at) : [];
  }
}

/** Is the text itself looked at by this schema, or by what is wrapped in it? */
function takesText(schema: z.ZodType): boolean {
  const def = defOf(schema);
  if (def.type === 'string') return true;
  if (def.type === 'pipe') return takesText(def.in!);
  return WRAPPERS.includes(def.type) && takesText(def.innerType!);
}

export const isSchema = (value: unknown): value is z.ZodType => value instanceof z.ZodType;
