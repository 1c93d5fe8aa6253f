import { type Ago, DAY, HOUR, NO_DATE } from './seed.js';
import { OPERATION_IDS } from './ids.js';
import { ADMINISTRATOR } from './people.js';
import type { SeededOperation } from './seed.js';

/** Operations that Microsoft's documentation does not show. */
export function oddOperations(ago: Ago): readonly SeededOperation[] {
  return [
    {
      data: {
        '@odata.type': '#microsoft.graph.security.caseOperation',
        createdDateTime: ago(10 * DAY, '1234567'),
        completedDateTime: ago(10 * DAY - HOUR, '12'),
        percentProgress: 100,
        status: 'succeeded',
        action: 'convertToPdf',
        id: OPERATION_IDS.base,
        createdBy: ADMINISTRATOR,
      },
    },
    {
      data: {
        '@odata.type': '#microsoft.graph.security.ediscoveryQuantumSweepOperation',
        createdDateTime: ago(HOUR, '5'),
        completedDateTime: NO_DATE,
        percentProgress: 3,
        status: 'paused',
        action: 'quantumSweep',
        id: OPERATION_IDS.future,
        createdBy: ADMINISTRATOR,
        entanglement: { qubits: 9_007_199_254_740_995n },
      },
    },
    {
      data: {
        '@odata.type': '#microsoft.graph.security.ediscoveryIndexOperation',
        createdDateTime: null,
        completedDateTime: null,
        percentProgress: null,
        status: null,
        action: null,
        id: OPERATION_IDS.sparse,
        createdBy: null,
        resultInfo: null,
      },
    },
    {
      data: {
        '@odata.type': '#microsoft.graph.security.ediscoveryIndexOperation',
        createdDateTime: ago(11 * DAY),
        completedDateTime: NO_DATE,
        percentProgress: 100,
        status: 'unknownFutureValue',
        action: 'unknownFutureValue',
        id: OPERATION_IDS.sentinel,
        createdBy: ADMINISTRATOR,
      },
    },
  ];
}
