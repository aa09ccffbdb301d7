import type { MarkingResults } from '../../judging/views.ts';

type JuryMember = MarkingResults['judges'][number];

/** "Nguyễn Văn An, Trưởng Ban Giám khảo". */
export const memberLine = ({ name, isHead, isThirdMarker }: JuryMember): string =>
  `${name}, ${isHead ? HEAD : isThirdMarker ? 'giám khảo thứ ba' : 'giám khảo'}`;

const HEAD = 'Trưởng Ban Giám khảo';

/** What stands above a judge's signature. */
export const officeOf = ({ isHead }: JuryMember): string =>
  isHead ? 'TRƯỞNG BAN GIÁM KHẢO' : 'GIÁM KHẢO';
