import { describe, expect, it } from 'vitest';
import { planFrom, type PlanSegment } from '#lib/domain/live/plan.ts';
import { changeSegment } from '#lib/domain/live/plan-segments.ts';
import { PRESETS } from '#lib/domain/live/presets.ts';
import { PACKAGE_ROWS } from '#lib/schema/live-press-form.ts';
import { readSettings, settingsForm } from '#lib/schema/live-settings-form.ts';
import { settingGroups } from '#lib/text/setting-fields.ts';
import { settingValues } from '#lib/text/setting-values.ts';
import { presetWords } from '#lib/text/programme-words.ts';

/** What a browser sends for the form of this segment. */
function sent(segment: PlanSegment, over: Record<string, string> = {}): FormData {
  const form = new FormData();
  const values: Record<string, string> = { ...settingValues(segment), ...over };
  form.set('version', '3');
  form.set('kind', segment.kind);
  form.set('name', segment.name);
  for (const { choice, fields } of settingGroups(segment.kind, PACKAGE_ROWS)) {
    for (const { name, input } of choice ? [choice, ...fields] : fields) {
      const value = values[name] ?? '';
      if (input !== 'check' || value === 'on') form.set(name, value);
    }
  }
  return form;
}
const every = PRESETS.flatMap((preset) => {
  const plan = planFrom(preset, 3);
  return plan.segments.map((segment) => ({
    name: `${preset.id}: ${segment.name}`,
    plan,
    segment
  }));
});
const one = (name: string) => every.find((entry) => entry.name.includes(name))!.segment;
const parsed = (form: FormData) => settingsForm.safeParse(readSettings(form));
const wrongIn = (form: FormData) =>
  parsed(form).error?.issues.map((issue) => String(issue.path[0]));

describe('the form of a segment', () => {
  it.each(every)('$name comes back unchanged', ({ plan, segment }) => {
    const { version, settings } = settingsForm.parse(readSettings(sent(segment)));
    expect(version).toBe(3);
    expect(changeSegment(plan, segment.id, settings)).toEqual({ ok: true, value: plan });
  });

  it('reads seconds, minutes and points with a comma', () => {
    const quiz = sent(one('Trắc nghiệm đồng loạt'), { answer: '7,5', right: '2.5', wrong: '0,25' });
    expect(parsed(quiz).data?.settings).toMatchObject({
      answerMs: 7500,
      right: 250,
      wrong: -25,
      blank: 0
    });
    const skit = sent(one('Xử lý tình huống'), { limit: '1,67', think: '', overtime: 'none' });
    expect(parsed(skit).data?.settings).toMatchObject({
      limitMs: 100_000,
      thinkMs: null,
      overtime: null
    });
  });

  it('reads each choice with the fields that belong to it', () => {
    const finish = one('Về đích');
    const pass = sent(finish, { afterWrong: 'pass', passAnswer: '15', passPercent: '50' });
    expect(parsed(pass).data?.settings).toMatchObject({
      afterWrong: { kind: 'pass', answerMs: 15_000, percent: 50 }
    });
    const more = sent(finish, { value3: '40', seconds3: '25' });
    expect(parsed(more).data?.settings).toMatchObject({
      packages: [
        { value: 2000, answerMs: 15_000 },
        { value: 3000, answerMs: 20_000 },
        { value: 4000, answerMs: 25_000 }
      ]
    });
    const foul = sent(one('Bấm chuông'), { early: 'foul', earlyPoints: '5', locksNext: 'on' });
    expect(parsed(foul).data?.settings).toMatchObject({
      early: { kind: 'foul', points: -500 },
      locksNext: true
    });
  });

  it.each([
    ['Trắc nghiệm đồng loạt', { answer: '0' }, 'answer'],
    ['Trắc nghiệm đồng loạt', { answer: '15.000' }, 'answer'],
    ['Trắc nghiệm đồng loạt', { right: '-2' }, 'right'],
    ['Trắc nghiệm đồng loạt', { right: 'hai' }, 'right'],
    ['Tăng tốc', { ladder: '40, 30, 20' }, 'ladder'],
    ['Về đích', { seconds3: '20' }, 'packages'],
    ['Về đích', { value1: '', seconds1: '', value2: '', seconds2: '' }, 'packages'],
    ['Về đích', { perTeam: '0' }, 'perTeam'],
    ['Chào hỏi', { limit: '' }, 'limit'],
    ['Câu hỏi phụ', { mostQuestions: '2,5' }, 'mostQuestions']
  ])('%s says what is wrong in %o', (name, over, field) => {
    expect(wrongIn(sent(one(name), over))).toEqual([field]);
  });
});

it('every preset has words in the language of the page', () => {
  for (const { id } of PRESETS) {
    expect(presetWords[id]?.name()).toBeTruthy();
    expect(presetWords[id]?.text()).toBeTruthy();
  }
});
