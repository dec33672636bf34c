import { duplicateRules } from './numbering/duplicate';
import { gapRules } from './numbering/gap';
import { malformedOrdinal } from './numbering/malformed-ordinal';
import { markerPunctuation } from './numbering/marker-punctuation';
import { markerStyle } from './numbering/marker-style';
import { orderRules } from './numbering/order';
import { restart } from './numbering/restart';
import { doubled } from './punctuation/doubled';
import { halfwidth } from './punctuation/halfwidth';
import { headingEnd } from './punctuation/heading-end';
import { paragraphEnd } from './punctuation/paragraph-end';
import { unpaired } from './punctuation/unpaired';
import type { Rule } from './rule';
import { chapterEmpty } from './structure/chapter-empty';
import { generalRequirementsMisplaced } from './structure/general-requirements-misplaced';
import { generalRequirementsMissing } from './structure/general-requirements-missing';
import { itemEmpty } from './structure/item-empty';
import { itemOutsideChapter } from './structure/item-outside-chapter';
import { levelSkippedUp } from './structure/level-skipped-up';
import { lineBreaksLost } from './structure/line-breaks-lost';
import { titleMissing } from './structure/title-missing';
import { indent } from './whitespace/indent';
import { trailing } from './whitespace/trailing';
import { pastDeadline } from './year/past-deadline';
import { titleRequirementsMismatch } from './year/title-requirements-mismatch';

/** Every rule there is, in the order in which they are listed for people. */
export const ALL_RULES: readonly Rule[] = [
  titleMissing,
  generalRequirementsMissing,
  generalRequirementsMisplaced,
  chapterEmpty,
  itemEmpty,
  itemOutsideChapter,
  levelSkippedUp,
  lineBreaksLost,
  ...gapRules,
  ...duplicateRules,
  ...orderRules,
  restart,
  markerStyle,
  markerPunctuation,
  malformedOrdinal,
  titleRequirementsMismatch,
  pastDeadline,
  unpaired,
  headingEnd,
  paragraphEnd,
  doubled,
  halfwidth,
  indent,
  trailing,
];
