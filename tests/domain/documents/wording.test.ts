import { describe, expect, it } from 'vitest';
import { vietnamTime } from '#lib/domain/core/time.ts';
import { annualParagraph } from '#lib/domain/documents/compose/report.ts';
import type { ReportFacts } from '#lib/domain/documents/facts.ts';
import { isFigure, textOf } from '#lib/domain/documents/parts.ts';
import { prizesSentence } from '#lib/domain/documents/wording/annual.ts';
import { difficultiesSentence } from '#lib/domain/documents/wording/difficulties.ts';
import {
  blocsSentence,
  lowUnitsSentence,
  participationSentence
} from '#lib/domain/documents/wording/participation.ts';
import { qualitySentence, wavesSentence } from '#lib/domain/documents/wording/quality.ts';
import type { Sentence } from '#lib/domain/documents/wording/sentence.ts';
import { FACTS_2021 } from './report-facts.ts';

const said = (sentence: Sentence | null): string | null =>
  sentence && (sentence.ok ? textOf(sentence.value) : sentence.refusal);

const facts = (over: Partial<ReportFacts>): ReportFacts => ({ ...FACTS_2021, ...over });
const took = (over: Partial<ReportFacts['participation']>) =>
  facts({ participation: { ...FACTS_2021.participation, ...over } });

describe('W1, the paragraph of the annual report', () => {
  it('is that of the report of 2021, word for word', () => {
    const { parts, withheld } = annualParagraph(FACTS_2021);
    expect(textOf(parts)).toBe(
      'Ngày 19/7/2021, Sở Nội vụ ban hành Kế hoạch tổ chức Hội thi trực tuyến tìm hiểu, tuyên truyền cải cách hành chính tỉnh Đồng Tháp năm 2021. ' +
        'Theo đó, đối tượng tham gia dự thi bao gồm các CBCCVC đang công tác tại các sở, cơ quan ngang sở, các phòng, ban chuyên môn UBND huyện, thành phố và UBND xã, phường, thị trấn trên địa bàn tỉnh. ' +
        'Vòng 1 của Hội thi được tổ chức vào ngày 22, 23/9/2021 với 4.345 thí sinh đăng ký tham dự và Vòng 2 của Hội thi (có 15 đội) được tổ chức vào ngày 20/10/2021 ' +
        '(Ban Giám khảo Hội thi đang chấm điểm kết quả dự thi của các cơ quan, địa phương được vào Vòng 2).'
    );
    expect(withheld).toEqual([]);
  });

  it('knows where every figure comes from', () => {
    const figures = annualParagraph(FACTS_2021).parts.filter(isFigure);
    expect(figures.map(({ text, source }) => [text, source.page])).toEqual(
      expect.arrayContaining([
        ['4.345', 'participation'],
        ['15', 'entries'],
        ['ngày 22, 23/9/2021', 'sessions']
      ])
    );
  });

  it('says of round two only what has been, and of the jury only while it works', () => {
    const before = annualParagraph(facts({ asOf: vietnamTime(2021, 10, 1) }));
    expect(textOf(before.parts)).toMatch(/4\.345 thí sinh đăng ký tham dự\.$/);
    expect(before.withheld).toEqual([{ sentence: 'round-two', reason: 'round-two-not-over' }]);
    const done = annualParagraph(facts({ jury: 'done' }));
    expect(textOf(done.parts)).toMatch(/tổ chức vào ngày 20\/10\/2021\.$/);
    expect(annualParagraph(facts({ roundTwo: null, plan: null })).withheld).toEqual([
      { sentence: 'plan', reason: 'plan-unknown' },
      { sentence: 'audience', reason: 'audience-unknown' },
      { sentence: 'round-two', reason: 'round-two-unknown' }
    ]);
  });

  it('says nothing of a round that still runs, and tells a long one from its first to its last day', () => {
    const running = annualParagraph(facts({ asOf: vietnamTime(2021, 9, 23, 16) }));
    expect(running.withheld).toContainEqual({
      sentence: 'round-one',
      reason: 'round-one-not-over'
    });
    const days = Array.from({ length: 15 }, (_, at) => vietnamTime(2021, 9, 1 + at));
    const long = annualParagraph(
      facts({ roundOne: { days, closesAt: days[14] ?? 0, isByUnit: false } })
    );
    expect(textOf(long.parts)).toContain('được tổ chức từ ngày 01/9/2021 đến ngày 15/9/2021 với');
  });

  it('W2: names the prizes instead of the jury once they are recognised', () => {
    const prizes = {
      units: [
        { name: 'Nhất', count: 1 },
        { name: 'Nhì', count: 2 },
        { name: 'Ba', count: 3 },
        { name: 'Khuyến khích', count: 0 }
      ],
      individuals: 10,
      winner: 'UBND huyện Lai Vung'
    };
    const text = textOf(annualParagraph(facts({ prizes })).parts);
    expect(text).toMatch(
      /ngày 20\/10\/2021\. Kết quả, Ban Tổ chức đã công nhận và trao 01 giải Nhất, 02 giải Nhì, 03 giải Ba cho tập thể và 10 giải cá nhân; giải Nhất thuộc về UBND huyện Lai Vung\.$/
    );
    expect(said(prizesSentence(FACTS_2021))).toBe('prizes-unknown');
  });
});

describe('W3, participation', () => {
  it('names both rates with their whole', () => {
    expect(said(participationSentence(FACTS_2021))).toBe(
      'Vòng 1 có 4.284 thí sinh của 31/31 cơ quan, đơn vị, địa phương tham gia dự thi, đạt tỷ lệ 98,6% so với số đăng ký và 61,18% so với tổng số CBCCVC hiện có mặt; 08 đơn vị đạt tỷ lệ 100% so với số đăng ký.'
    );
  });

  it('is silent about what contradicts itself', () => {
    expect(said(participationSentence(took({ people: 4346 })))).toBe('more-than-registered');
    expect(said(participationSentence(took({ unitsIn: 32 })))).toBe('more-than-all-units');
    expect(said(participationSentence(took({ people: 0 })))).toBe('nobody-took-part');
    const low = [{ code: 'A', name: 'Sở A', share: { part: 1, whole: 4 } }];
    expect(said(lowUnitsSentence(took({ full: 31, low })))).toBe('units-do-not-add-up');
    expect(said(participationSentence(took({ headcount: null })))).not.toContain('hiện có mặt');
    expect(said(participationSentence(took({ headcount: 4000 })))).not.toContain('hiện có mặt');
  });

  it('lists the units below the threshold', () => {
    const low = [
      { code: 'A', name: 'Sở A', share: { part: 1, whole: 4 } },
      { code: 'B', name: 'Sở B', share: { part: 2, whole: 5 } }
    ];
    expect(said(lowUnitsSentence(took({ low })))).toBe(
      'Tuy nhiên, vẫn còn 02 đơn vị có tỷ lệ tham gia so với số đăng ký dưới 50% (Sở A: 25%; Sở B: 40%).'
    );
    expect(lowUnitsSentence(FACTS_2021)).toBeNull();
  });
});

describe('W4 and W5, quality', () => {
  it('has bands that add up; shares are their own, and where these do not add up it says so', () => {
    expect(said(qualitySentence(FACTS_2021))).toBe(
      'Về chất lượng bài thi, trong tổng số 4.284 bài thi hợp lệ có 03 bài đạt 100% số câu đúng (0,07%), 2.481 bài đạt từ 75% đến dưới 100% số câu đúng (57,91%), 1.799 bài đạt từ 25% đến dưới 75% số câu đúng (41,99%) và 01 bài đạt dưới 25% số câu đúng (0,02%) (các tỷ lệ đã được làm tròn nên cộng lại không bằng đúng 100%); điểm trung bình 43,9/60.'
    );
    const bands = { all: 1, high: 2, middle: 1, low: 0 };
    const even = { ...FACTS_2021.quality, valid: 4, bands };
    expect(said(qualitySentence(facts({ quality: even })))).toContain(
      '(25%); không có bài nào đạt dưới 25% số câu đúng; điểm'
    );
    const { quality: known } = FACTS_2021;
    const quality = { ...known, bands: { ...known.bands, low: 2 } };
    expect(said(qualitySentence(facts({ quality })))).toBe('bands-do-not-add-up');
  });

  it('has words and no zero for bands without entries', () => {
    const bands = { all: 0, high: 0, middle: 3, low: 0 };
    const quality = { valid: 3, bands, mean: 3000, max: 6000 };
    expect(said(qualitySentence(facts({ quality })))).toBe(
      'Về chất lượng bài thi, trong tổng số 03 bài thi hợp lệ có 03 bài đạt từ 25% đến dưới 75% số câu đúng (100%); không có bài nào đạt 100% số câu đúng, đạt từ 75% đến dưới 100% số câu đúng hoặc đạt dưới 25% số câu đúng; điểm trung bình 30/60.'
    );
  });

  it('compares a day with the day before', () => {
    expect(said(wavesSentence(FACTS_2021))).toBe(
      'Ngày 23/9/2021 có 2.101 lượt thi, giảm 82 lượt so với ngày 22/9/2021; trong đó 02 lượt trả lời đúng tất cả các câu hỏi (0,1% số lượt thi trong ngày).'
    );
    expect(said(wavesSentence(facts({ waves: FACTS_2021.waves.slice(1) })))).toBe('one-wave-only');
    const roundOne = { ...FACTS_2021.roundOne!, isByUnit: true };
    expect(said(wavesSentence(facts({ roundOne })))).toBe('days-by-unit');
    const none = FACTS_2021.waves.map((wave) => ({ ...wave, perfect: 0 }));
    expect(said(wavesSentence(facts({ waves: none })))).toContain(
      '; không có lượt nào trả lời đúng tất cả các câu hỏi.'
    );
  });
});

describe('W6 and W7', () => {
  it('tells the blocs from the largest', () => {
    expect(said(blocsSentence(FACTS_2021))).toBe(
      'Khối có nhiều người dự thi nhất là khối huyện, thành phố với 2.301 người, chiếm 53,71% tổng số người dự thi; tiếp theo là khối sở, ban, ngành với 1.283 người (29,95%), các đơn vị không thuộc khối nào với 700 người (16,34%).'
    );
    expect(said(blocsSentence(took({ people: 4285 })))).toBe('blocs-do-not-add-up');
  });

  it('names shortcomings of the data and of the organizer', () => {
    const typed = ['một số đơn vị đăng ký chậm'];
    expect(textOf(difficultiesSentence(FACTS_2021, typed) ?? [])).toBe(
      'Bên cạnh những kết quả đạt được, công tác tổ chức Hội thi còn một số hạn chế: 61 thí sinh đăng ký nhưng không dự thi; một số đơn vị đăng ký chậm.'
    );
    const running = { ...FACTS_2021, asOf: FACTS_2021.roundOne!.closesAt - 1 };
    expect(textOf(difficultiesSentence(running, []) ?? [])).toContain('nhưng chưa dự thi');
    expect(difficultiesSentence(took({ people: 4345 }), [])).toBeNull();
  });

  it('says of nobody that nobody came, once', () => {
    const low = [{ code: 'A', name: 'Sở A', share: { part: 0, whole: 4 } }];
    const nobody = took({ people: 0, full: 0, low });
    expect(lowUnitsSentence(nobody)).toBeNull();
    expect(textOf(difficultiesSentence(nobody, []) ?? [])).toBe(
      'Công tác tổ chức Hội thi còn một số hạn chế: không có thí sinh nào dự thi trong 4.345 thí sinh đăng ký.'
    );
  });

  it.each([
    ['Một số xã đăng ký chậm', 'một số xã đăng ký chậm'],
    ['Sở Nội vụ chưa nhắc kịp thời', 'Sở Nội vụ chưa nhắc kịp thời'],
    ['UBND xã A chưa có máy', 'UBND xã A chưa có máy'],
    ['Văn phòng UBND Tỉnh đăng ký chậm', 'Văn phòng UBND Tỉnh đăng ký chậm'],
    ['Covid-19 diễn biến phức tạp', 'Covid-19 diễn biến phức tạp'],
    ['Đường truyền chậm', 'đường truyền chậm']
  ])('goes on after a semicolon: %s', (typed, goesOn) => {
    expect(textOf(difficultiesSentence(FACTS_2021, [typed]) ?? [])).toContain(`; ${goesOn}.`);
  });
});
