import { collectionOperations } from './collection-operations.js';
import { contentOperations } from './content-operations.js';
import { type Ago, datesBefore, DAY, HOUR, NO_DATE } from './seed.js';
import { CASE_IDS } from './ids.js';
import { oddOperations } from './odd-operations.js';
import { closedCaseOperations, closingCaseOperations, pagesOfOperations } from './other-operations.js';
import { ADMINISTRATOR, EMPTY_STRINGS } from './people.js';
import type { SeededCase } from './seed.js';

/** The initial cases of a sandbox, with dates relative to `start` (ms since epoch). */
export function createDemoWorld(start: number): readonly SeededCase[] {
  const ago = datesBefore(start);
  return [
    mainCase(start, ago),
    closedCase(ago),
    pendingDeleteCase(ago),
    closingCase(start, ago),
    closedWithErrorCase(ago),
    unknownCase(ago),
  ];
}

function mainCase(start: number, ago: Ago): SeededCase {
  return {
    data: {
      description: 'Alleged breach of the supply agreement',
      lastModifiedDateTime: ago(12 * HOUR, '557'),
      status: 'active',
      closedDateTime: null,
      externalId: '324516',
      id: CASE_IDS.main,
      displayName: 'Contoso v. Fabrikam',
      createdDateTime: ago(60 * DAY, '98'),
      lastModifiedBy: ADMINISTRATOR,
      closedBy: EMPTY_STRINGS,
    },
    operations: [...collectionOperations(start, ago), ...contentOperations(ago), ...oddOperations(ago)],
  };
}

function closedCase(ago: Ago): SeededCase {
  return {
    data: {
      description: 'Lease audit of 2021',
      lastModifiedDateTime: ago(30 * DAY, '23'),
      status: 'closed',
      closedDateTime: ago(30 * DAY, '2'),
      externalId: 'LIT-0042',
      id: CASE_IDS.closed,
      displayName: 'Litware lease audit',
      createdDateTime: ago(400 * DAY, '307'),
      lastModifiedBy: ADMINISTRATOR,
      closedBy: ADMINISTRATOR,
    },
    operations: closedCaseOperations(ago),
  };
}

function pendingDeleteCase(ago: Ago): SeededCase {
  return {
    data: {
      description: '',
      lastModifiedDateTime: ago(2 * HOUR, '96'),
      status: 'pendingDelete',
      closedDateTime: NO_DATE,
      externalId: '',
      id: CASE_IDS.pendingDelete,
      displayName: 'Created by mistake',
      createdDateTime: ago(3 * HOUR),
      lastModifiedBy: null,
      closedBy: EMPTY_STRINGS,
    },
    operations: [],
  };
}

function closingCase(start: number, ago: Ago): SeededCase {
  return {
    data: {
      description: null,
      lastModifiedDateTime: ago(1, '5'),
      status: 'closing',
      closedDateTime: null,
      externalId: null,
      id: CASE_IDS.closing,
      displayName: 'Tailspin patent dispute',
      createdDateTime: ago(200 * DAY, '071'),
      lastModifiedBy: EMPTY_STRINGS,
      closedBy: EMPTY_STRINGS,
    },
    operations: closingCaseOperations(start, ago),
  };
}

function closedWithErrorCase(ago: Ago): SeededCase {
  return {
    data: {
      description: 'Closed, but one mailbox is still on hold',
      lastModifiedDateTime: ago(15 * DAY, '64'),
      status: 'closedWithError',
      closedDateTime: ago(15 * DAY, '63'),
      externalId: 'ADW/2020 "legacy"',
      id: CASE_IDS.closedWithError,
      displayName: 'Adventure Works HR inquiry',
      createdDateTime: ago(800 * DAY, '88'),
      lastModifiedBy: ADMINISTRATOR,
      closedBy: ADMINISTRATOR,
    },
    operations: pagesOfOperations(ago),
  };
}

function unknownCase(ago: Ago): SeededCase {
  return {
    // `description` and `closedBy` are absent, because Graph may omit properties without a value.
    data: {
      lastModifiedDateTime: ago(DAY, '42'),
      status: 'frozen',
      externalId: '訴訟-7',
      id: CASE_IDS.unknown,
      displayName: 'Fjärde ärendet 🧊 <b>& co</b>',
      createdDateTime: ago(50 * DAY, '42'),
      lastModifiedBy: null,
    },
    operations: [],
  };
}
