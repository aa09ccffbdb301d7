import type { MarkingResults } from '../../judging/views.ts';

type JuryMember = MarkingResults['judges'][number];

/** "Nguyễn Văn An, Trưởng Ban Giám khảo". */
export const memberLine = ({ name, isHead, isThirdMarker }: JuryMember): string =>
  `${name}${isHead ? ', Trưởng Ban Giám khảo' : ''}${isThirdMarker ? ', giám khảo thứ ba' : ''}`;

/** What stands above a judge's signature. */
export const officeOf = ({ isHead }: JuryMember): string =>
  isHead ? 'TRƯỞNG BAN GIÁM KHẢO' : 'GIÁM KHẢO';
