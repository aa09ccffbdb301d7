import { vietnamTime } from '#lib/domain/core/time.ts';
import type { ReportFacts } from '#lib/domain/documents/facts.ts';

/** The contest of 2021 as the report of November 2021 found it; figures of round one illustrative. */
export const FACTS_2021: ReportFacts = {
  contestName:
    'Hội thi trực tuyến tìm hiểu, tuyên truyền cải cách hành chính tỉnh Đồng Tháp năm 2021',
  plan: {
    number: '1610/KH-SNV',
    day: '2021-07-19',
    leadUnit: 'Sở Nội vụ',
    audience:
      'các CBCCVC đang công tác tại các sở, cơ quan ngang sở, các phòng, ban chuyên môn UBND huyện, thành phố và UBND xã, phường, thị trấn trên địa bàn tỉnh'
  },
  asOf: vietnamTime(2021, 11, 5, 8),
  registered: 4345,
  roundOne: {
    days: [vietnamTime(2021, 9, 22, 7), vietnamTime(2021, 9, 23, 13)],
    closesAt: vietnamTime(2021, 9, 23, 17),
    isByUnit: false
  },
  roundTwo: {
    teams: 15,
    was: 'held',
    days: [vietnamTime(2021, 10, 20, 17)],
    endsAt: vietnamTime(2021, 10, 20, 17),
    source: { page: 'entries', id: 'call' }
  },
  mustChooseRoundTwo: false,
  jury: 'at-work',
  prizes: null,
  participation: {
    people: 4284,
    registered: 4345,
    headcount: 7002,
    units: 31,
    unitsIn: 31,
    full: 8,
    threshold: 50,
    low: []
  },
  quality: {
    valid: 4284,
    bands: { all: 3, high: 2481, middle: 1799, low: 1 },
    mean: 4390,
    max: 6000
  },
  waves: [
    { day: vietnamTime(2021, 9, 22), attempts: 2183, perfect: 1 },
    { day: vietnamTime(2021, 9, 23), attempts: 2101, perfect: 2 }
  ],
  blocs: [
    { key: 'huyen', name: 'khối huyện, thành phố', people: 2301 },
    { key: 'so-nganh', name: 'khối sở, ban, ngành', people: 1283 },
    { key: 'none', name: 'các đơn vị không thuộc khối nào', people: 700 }
  ]
};
