/** "Hội thi", or "Cuộc thi" where it is called so: one document has one word for it. */
export const eventWord = ({ contestName }: { contestName: string }): string =>
  /^cuộc thi(?=\s|$)/iu.test(contestName) ? 'Cuộc thi' : 'Hội thi';
