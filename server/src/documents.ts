/* The readers and the writer of Word files, as a bundle of their own; the entry points load it when it is needed. */
export { htmlToText } from './archive/readers/html/index';
export { readDocument } from './archive/readers/read';
export { writePlan } from './export/write';
