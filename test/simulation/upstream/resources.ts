import { noise } from '../random.js';
import { type OperationKey, type Plan, type WireValues, splitKey } from '../plan.js';
import { type Display, type Version, versionAt } from './history.js';
import { showValues } from './storage.js';

const casesPath = '/beta/security/cases/ediscoveryCases';

export interface Route {
  readonly kind: 'operation' | 'operations' | 'case' | 'batch' | 'unknown';
  readonly caseId: string;
  readonly operation: OperationKey | undefined;
  readonly skip: number;
}

export function parseRoute(path: string): Route {
  const [plain = '', query = ''] = path.split('?');
  const none = { caseId: '', operation: undefined, skip: 0 };
  if (plain.endsWith('/$batch')) return { kind: 'batch', ...none };
  const full = plain.startsWith('/beta') ? plain : `/beta${plain}`;
  if (!full.startsWith(`${casesPath}/`)) return { kind: 'unknown', ...none };
  const [caseId = '', part, id] = full
    .slice(casesPath.length + 1)
    .split('/')
    .map(decodeURIComponent);
  const skip = Number(new URLSearchParams(query).get('$skiptoken') ?? 0);
  if (part === undefined) return { kind: 'case', caseId, operation: undefined, skip };
  if (id === undefined) return { kind: 'operations', caseId, operation: undefined, skip };
  return { kind: 'operation', caseId, operation: `${caseId}/${id}`, skip };
}

/** The mark by which an answer of the program is traced back to what the upstream showed, and to whom. */
export function parseMark(mark: string | null | undefined) {
  const [caller = '', operation = '', version = ''] = (mark ?? '').split('|');
  return mark ? { caller, operation: operation as OperationKey, version: Number(version) } : undefined;
}

/** What reads show of cases and operations. */
export function createResources({ seed, behaviour }: Plan, versions: ReadonlyMap<OperationKey, Version[]>) {
  const show = (operation: OperationKey, version: number, caller: string): Display => {
    const { values } = versions.get(operation)![version]!;
    const mark = `${caller}|${operation}|${version}`;
    const json = {
      '@odata.type': '#microsoft.graph.security.ediscoveryExportOperation',
      id: splitKey(operation).id,
      ...showValues(values, behaviour),
      outputName: mark,
    };
    return { operation, version, json };
  };

  /** A read shows the state of some time ago, up to the lag; half of them all of it. */
  const current = (operation: OperationKey, now: number, key: string): number => {
    const share = Math.min(1, 2 * noise(seed, `lag ${key}`));
    return versionAt(versions.get(operation)!, now - Math.round(behaviour.lagMs * share));
  };

  const read = (operation: OperationKey, caller: string, now: number, key: string): Display | undefined =>
    versions.has(operation) ? show(operation, current(operation, now, key), caller) : undefined;

  const list = (caseId: string, skip: number, caller: string, now: number, key: string) => {
    const all = [...versions.keys()].filter(
      (operation) => splitKey(operation).caseId === caseId && !behaviour.missingFromLists.includes(operation),
    );
    // An item moves from one page to another between two requests.
    const turn = behaviour.movingItems ? Math.floor(noise(seed, `move ${key}`) * 3) : 0;
    const order = [...all.slice(turn), ...all.slice(0, turn)];
    const displays = order.slice(skip, skip + behaviour.pageSize).map((operation): Display => {
      const display = show(operation, current(operation, now, `${key} ${operation}`), caller);
      return behaviour.shortLists ? { ...display, json: shorten(display.json) } : display;
    });
    const next = skip + behaviour.pageSize;
    const json = {
      value: displays.map(({ json: item }) => item),
      ...(next < order.length && {
        '@odata.nextLink': `https://graph.microsoft.com${casesPath}/${caseId}/operations?$skiptoken=${next}`,
      }),
    };
    return { json, displays };
  };

  const hasCase = (caseId: string) => [...versions.keys()].some((key) => splitKey(key).caseId === caseId);

  return { show, read, list, hasCase };
}

function shorten(json: WireValues): WireValues {
  return Object.fromEntries(
    Object.entries(json).filter(([name]) => name !== 'resultInfo' && name !== 'createdBy'),
  );
}
