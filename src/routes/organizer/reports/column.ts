import { fixed, fixedHundredths, number } from '#lib/text/format.ts';

/** A column of a table that is sorted by its address. */
export type Column<Row> = {
  /** What the address says to sort by it. */
  id: string;
  name: string;
  /** What it is sorted by; null comes last. */
  value: (row: Row) => number | string | null;
  /** What is shown, where that is not the value itself. */
  text?: (row: Row) => string;
  href?: (row: Row) => string | null;
  /** What the link is called where its text alone does not say it. */
  linkLabel?: (row: Row) => string;
  isNumber?: boolean;
};

/** A column of whole numbers. */
export const whole = <Row>(
  id: string,
  name: string,
  value: (row: Row) => number | null
): Column<Row> => ({ id, name, value, isNumber: true, text: (row) => wholeText(value(row)) });

/** A column of numbers with two decimals. */
export const decimal = <Row>(
  id: string,
  name: string,
  value: (row: Row) => number | null
): Column<Row> => ({ id, name, value, isNumber: true, text: (row) => decimalText(value(row)) });

/** A column of shares in hundredths of a percent. */
export const share = <Row>(
  id: string,
  name: string,
  value: (row: Row) => number | null
): Column<Row> => ({ id, name, value, isNumber: true, text: (row) => shareText(value(row)) });

const wholeText = (value: number | null): string => (value === null ? '–' : number(value));

/** 1.5 as "1,50"; "–" for what there is not. */
export const decimalText = (value: number | null): string =>
  value === null ? '–' : fixed(value, 2);

/** 9860 as "98,60%"; "–" for a share of nothing. */
export const shareText = (basisPoints: number | null): string =>
  basisPoints === null ? '–' : `${fixedHundredths(basisPoints)}%`;
