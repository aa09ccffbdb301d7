import type { Hundredths } from '../core/points.ts';
import type { Aggregation } from './aggregation.ts';
import type { Criterion, Rubric } from './rubric.ts';

/** A mark scheme to begin from, with its way to one mark. Values of B7 and B11, or marked (K). */
export type RubricPreset = { id: string; rubric: Rubric; aggregation: Aggregation };

const criterion = (id: string, name: string, max: Hundredths, guidance: string): Criterion => ({
  id,
  name,
  guidance,
  max,
  step: 50,
  weight: 100
});

const MEAN: Aggregation = { method: 'mean', outlier: null, gate: null, precision: 1 };

/** B7, default rubric for a video entry (K), 100 points. */
const videoEntry: RubricPreset = {
  id: 'video-du-thi',
  rubric: {
    name: 'Video clip dự thi',
    criteria: [
      criterion(
        'noi-dung',
        'Nội dung chính xác, đúng chủ đề',
        4000,
        'Đúng quy định hiện hành, bám chủ đề của thể lệ.'
      ),
      criterion('sang-tao', 'Tính sáng tạo', 2000, 'Ý tưởng và cách kể mới, không sao chép.'),
      criterion(
        'hinh-thuc',
        'Hình thức, kỹ thuật',
        2000,
        'Hình ảnh rõ, âm thanh nghe được, dựng mạch lạc.'
      ),
      criterion('lan-toa', 'Tính lan tỏa, khả thi', 1000, 'Người xem hiểu và áp dụng được.'),
      criterion(
        'the-le',
        'Thời lượng, thể lệ',
        1000,
        'Đúng thời lượng, có tên tác phẩm, đúng thành phần.'
      )
    ]
  },
  aggregation: { ...MEAN, gate: { atLeast: 2000, action: 'confer' } }
};

/** B8, greeting of the stage final in four parts, 10 points (K). */
const greeting: RubricPreset = {
  id: 'chao-hoi',
  rubric: {
    name: 'Chào hỏi',
    criteria: [
      criterion(
        'noi-dung',
        'Nội dung giới thiệu',
        400,
        'Nêu được đơn vị và kết quả cải cách hành chính.'
      ),
      criterion('hinh-thuc', 'Hình thức thể hiện', 400, 'Sinh động, phù hợp sân khấu.'),
      criterion('phong-cach', 'Phong cách, trang phục', 200, 'Chỉnh tề, tự tin.')
    ]
  },
  aggregation: { ...MEAN, method: 'trimmed-mean' }
};

/** B8, skit or outreach of the stage final in four parts, 40 points (K). */
const skit: RubricPreset = {
  id: 'tieu-pham',
  rubric: {
    name: 'Tiểu phẩm, tuyên truyền',
    criteria: [
      criterion('noi-dung', 'Nội dung, thông điệp', 1600, 'Đúng chủ đề, thông điệp rõ.'),
      criterion('kich-ban', 'Kịch bản', 1000, 'Tình huống gần thực tế công sở, có cao trào.'),
      criterion('dien-xuat', 'Diễn xuất', 1000, 'Tự nhiên, phối hợp tốt.'),
      criterion('dan-dung', 'Dàn dựng, đạo cụ', 400, 'Phù hợp, tiết kiệm.')
    ]
  },
  aggregation: { ...MEAN, method: 'trimmed-mean' }
};

/** B11 [G14]: scale of 20 in quarter points; 3 points apart means the jury confers. */
const situation: RubricPreset = {
  id: 'xu-ly-tinh-huong',
  rubric: {
    name: 'Xử lý tình huống',
    criteria: [
      criterion('can-cu', 'Căn cứ pháp lý', 800, 'Nêu đúng văn bản, điều khoản.'),
      criterion('giai-phap', 'Cách giải quyết', 800, 'Đúng thẩm quyền, đúng trình tự, hợp lý.'),
      criterion('trinh-bay', 'Trình bày', 400, 'Ngắn gọn, rõ ràng, đúng thời gian.')
    ].map((one) => ({ ...one, step: 25 }))
  },
  aggregation: { ...MEAN, gate: { atLeast: 300, action: 'confer' } }
};

/** B11 [G15]: written work with two markers; 20 of 100 points apart means a third one decides. */
const writtenWork: RubricPreset = {
  id: 'bai-viet-hai-giam-khao',
  rubric: {
    name: 'Bài viết, sáng kiến',
    criteria: [
      criterion('noi-dung', 'Nội dung', 7000, 'Đầy đủ, có số liệu, có giải pháp.'),
      criterion('lien-he', 'Liên hệ thực tiễn', 3000, 'Gắn với đơn vị, đã hoặc có thể áp dụng.')
    ]
  },
  aggregation: { ...MEAN, gate: { atLeast: 2000, action: 'third-marker' } }
};

/** Mark schemes to begin from; every value is a setting of the rubric made from it. */
export const RUBRIC_PRESETS: readonly RubricPreset[] = [
  videoEntry,
  greeting,
  situation,
  skit,
  writtenWork
];
