import { THEMES, type SegmentKind } from '../domain/live/segments.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { themeWords } from './programme-words.ts';

export type Choice = { value: string; text: string };

/** A field of a segment's form. */
export type SettingField = {
  name: string;
  label: string;
  /** Choices to select from; `check` for yes or no; else it is typed. */
  input: 'typed' | 'check' | readonly Choice[];
  hint?: string;
  /** What to say when it cannot be read. */
  wrong: string;
  /** Shown only for this value of the group's choice. */
  only?: string;
};

/** Fields that belong together; a choice in front decides which of them count. */
export type SettingGroup = { choice: SettingField | null; fields: SettingField[] };

/** The fields of a segment's form by its kind; `wrong` names of a package row are `packages`. */
export function settingGroups(kind: SegmentKind, packageRows: number): SettingGroup[] {
  const plain = (...fields: SettingField[]): SettingGroup => ({ choice: null, fields });
  const right = points('right', m.programme_field_right());
  const wrong = points('wrong', m.programme_field_wrong());
  const answer = time('answer', m.programme_field_answer());
  const press = time('press', m.programme_field_press());
  switch (kind) {
    case 'judged':
      return [
        plain(
          choice('theme', m.programme_field_theme(), THEMES.map(themeChoice)),
          points('maxPoints', m.programme_field_max_points()),
          time('limit', m.programme_field_limit()),
          {
            ...time('think', m.programme_field_think()),
            hint: m.programme_field_think_hint()
          }
        ),
        overtime()
      ];
    case 'simultaneous':
      return [
        plain(answer, right, wrong, points('blank', m.programme_field_blank())),
        plain(check('elimination', m.programme_field_elimination()))
      ];
    case 'buzzer':
      return [
        plain(press, answer, right, wrong),
        early(),
        afterWrong(
          [['reopen', m.programme_field_after_reopen()], pass()],
          [
            { ...time('reopenPress', m.programme_field_reopen_press()), only: 'reopen' },
            ...passFields()
          ]
        ),
        plain(check('locksNext', m.programme_field_locks_next()))
      ];
    case 'package':
      return [
        plain(
          whole('perTeam', m.programme_field_per_team()),
          whole('stars', m.programme_field_stars()),
          wrong
        ),
        plain(...packageFields(packageRows)),
        afterWrong(
          [['steal', m.programme_field_after_steal()], pass()],
          [
            { ...time('stealPress', m.programme_field_steal_press()), only: 'steal' },
            { ...time('stealAnswer', m.programme_field_steal_answer()), only: 'steal' },
            { ...whole('stealPercent', m.programme_field_steal_percent()), only: 'steal' },
            ...passFields()
          ]
        )
      ];
    case 'typed':
      return [plain(answer, ladder(), time('timeUnit', m.programme_field_time_unit()))];
    case 'audience':
      return [plain(answer)];
    case 'sudden-death':
      return [
        plain(press, answer, whole('mostQuestions', m.programme_field_most_questions())),
        early()
      ];
  }
}

const typed = (name: string, label: string, wrong: string): SettingField => ({
  name,
  label,
  input: 'typed',
  wrong
});
const points = (name: string, label: string) => typed(name, label, m.programme_wrong_number());
const time = (name: string, label: string) => typed(name, label, m.programme_wrong_time());
const whole = (name: string, label: string) => typed(name, label, m.programme_wrong_whole());
const choice = (name: string, label: string, choices: readonly Choice[]): SettingField => ({
  name,
  label,
  input: choices,
  wrong: ''
});
const check = (name: string, label: string): SettingField => ({
  name,
  label,
  input: 'check',
  wrong: ''
});

const themeChoice = (theme: (typeof THEMES)[number]): Choice => ({
  value: theme,
  text: themeWords[theme]()
});

const ladder = (): SettingField => ({
  ...typed('ladder', m.programme_field_ladder(), m.programme_field_ladder_wrong()),
  hint: m.programme_field_ladder_hint()
});

const overtime = (): SettingGroup => ({
  choice: choice('overtime', m.programme_field_overtime(), [
    { value: 'none', text: m.programme_field_overtime_none() },
    { value: 'deduct', text: m.programme_field_overtime_deduct() }
  ]),
  fields: [
    points('overtimePoints', m.programme_field_overtime_points()),
    time('overtimeEvery', m.programme_field_overtime_every()),
    points('overtimeMost', m.programme_field_overtime_most())
  ].map((field) => ({ ...field, only: 'deduct' }))
});

const early = (): SettingGroup => ({
  choice: choice('early', m.programme_field_early(), [
    { value: 'allowed', text: m.programme_field_early_allowed() },
    { value: 'ignored', text: m.programme_field_early_ignored() },
    { value: 'foul', text: m.programme_field_early_foul() }
  ]),
  fields: [{ ...points('earlyPoints', m.programme_field_early_points()), only: 'foul' }]
});

const afterWrong = (
  choices: readonly (readonly [value: string, text: string])[],
  fields: SettingField[]
): SettingGroup => ({
  choice: choice('afterWrong', m.programme_field_after_wrong(), [
    { value: 'none', text: m.programme_field_after_none() },
    ...choices.map(([value, text]) => ({ value, text }))
  ]),
  fields
});

const pass = () => ['pass', m.programme_field_after_pass()] as const;
const passFields = (): SettingField[] => [
  { ...time('passAnswer', m.programme_field_pass_answer()), only: 'pass' },
  { ...whole('passPercent', m.programme_field_pass_percent()), only: 'pass' }
];

const packageFields = (rows: number): SettingField[] =>
  Array.from({ length: rows }, (_, index) => index + 1).flatMap((number) => [
    {
      ...points(`value${number}`, m.programme_field_package_value({ number })),
      ...(number === rows && { hint: m.programme_field_package_hint() })
    },
    time(`seconds${number}`, m.programme_field_package_time({ number }))
  ]);
