import { DAY, HOUR, MINUTE, vietnamTime } from '../domain/core/time.ts';
import { VIDEO_2021 } from '../domain/entries/call.ts';
import type { ContestView } from '../server/contest/service.ts';
import type { Ctx } from '../server/ctx.ts';
import { createCall } from '../server/entries/calls.ts';
import { callQualified } from '../server/entries/entrants.ts';
import { handIn } from '../server/entries/handing-in.ts';
import { accessOf, linksOf, type Access } from '../server/entries/links.ts';
import { takeWhole } from '../server/entries/plain-upload.ts';
import type { Vault } from '../server/entries/vault.ts';
import { chooseRoundTwo } from '../server/reports/round-two-choice.ts';
import { operatorMay } from '../server/operator.ts';
import { expectOk } from './expect-ok.ts';
import { demoFilm } from './film.ts';

const NAME = 'Video clip tuyên truyền cải cách hành chính';

/** Units had until 20/10/2021 (B0); who comes later loses half a point for each day (B7). */
const OPENS_AT = vietnamTime(2021, 10, 1, 8);
const CLOSES_AT = vietnamTime(2021, 10, 20, 17);
const LATE_UNTIL = CLOSES_AT + 5 * DAY;

/** What the report of the province names as the day of round two. */
const HELD = { from: '2021-10-20', until: '2021-10-20' };

/** What the films are about, one a unit; illustrative. */
const TITLES = [
  'Một ngày ở Bộ phận Một cửa',
  'Hồ sơ không hẹn lại',
  'Dịch vụ công đến từng ấp',
  'Nụ cười công sở',
  'Chuyện chiếc phiếu hẹn',
  'Từ giấy đến số',
  'Người dân là trung tâm',
  'Bốn tại chỗ, một nơi tin cậy',
  'Cán bộ trẻ và Tổng đài 1022',
  'Nộp hồ sơ giữa mùa dịch',
  'Thủ tục gọn, lòng dân yên',
  'Ngày thứ Sáu không viết',
  'Hẹn một ngày, trả một buổi',
  'Câu chuyện cải cách quê tôi',
  'Chính quyền thân thiện'
];

/** Every fifth unit gives an address instead of a file. */
const LINK_EVERY = 5;

/**
 * Calls the units that qualified to hand in a film; all of them do on the days of 2021, the last
 * one a day late. The clock stands after the last one afterwards.
 */
export async function makeEntries2021(
  ctx: Ctx,
  clock: { now: number },
  vault: Vault,
  { contest }: ContestView
): Promise<string> {
  const may = operatorMay('entry.prepare', { contestId: contest.id });
  const ranking = operatorMay('ranking.view', { contestId: contest.id });
  clock.now = OPENS_AT - DAY;
  const { callId } = expectOk(
    await createCall(ctx, may, contest.id, {
      name: NAME,
      rules: { ...VIDEO_2021, kinds: ['video', 'link'] },
      opensAt: OPENS_AT,
      closesAt: CLOSES_AT,
      lateUntil: LATE_UNTIL
    })
  );
  expectOk(await callQualified(ctx, { prepare: may, ranking }, callId));
  const choose = operatorMay('final.prepare', { contestId: contest.id });
  expectOk(
    await chooseRoundTwo(ctx, choose, { chosen: [{ kind: 'call', id: callId }], held: HELD })
  );
  const links = await linksOf(ctx, may, callId);
  for (const [index, { name, token }] of links.entries()) {
    const access = await accessOf(ctx, token);
    if (!access) throw new Error(`the link of ${name} opens nothing`);
    const isLast = index === links.length - 1;
    clock.now = isLast ? CLOSES_AT + 16 * HOUR : CLOSES_AT - (links.length - index) * 25 * HOUR;
    await handInFilm(ctx, vault, access, index);
  }
  clock.now += 30 * MINUTE;
  return callId;
}

async function handInFilm(ctx: Ctx, vault: Vault, access: Access, index: number): Promise<void> {
  const title = TITLES[index % TITLES.length] ?? NAME;
  const isLink = index % LINK_EVERY === LINK_EVERY - 1;
  // Addresses under .example lead nowhere, on purpose (RFC 2606).
  const link = isLink ? `https://video.dongthap.example/cchc-2021/${index + 1}` : null;
  if (!isLink) {
    const name = `video-cchc-${index + 1}.mp4`;
    expectOk(await takeWhole(ctx, vault, access, { name, bytes: demoFilm(title) }));
  }
  expectOk(await handIn(ctx, access, { title, link }));
}
