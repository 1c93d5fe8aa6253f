import type { OperationDetails } from '../../domain/operation-details.js';
import type { CaseAction, CaseOperationKind } from '../../domain/vocabulary.js';
import {
  readAddToReviewSetDetails,
  readEstimateDetails,
  readExportDetails,
  readHoldPolicySyncDetails,
  readPurgeDataDetails,
  readSearchExportDetails,
} from './operation-details.js';
import type { JsonObject } from './readers.js';

type DerivedKind = Exclude<CaseOperationKind, 'UNKNOWN'>;

/** The details of a kind in the domain; never for a kind without details. */
type DetailsFor<K extends DerivedKind> = Extract<OperationDetails, { readonly kind: K }>;

interface DerivedType<K extends DerivedKind> {
  readonly odataType: string;
  /** The actions that determine the kind if `@odata.type` is absent or unknown. */
  readonly actions: readonly CaseAction[];
  /** Reads the properties that the type adds; null for a type that adds none. */
  readonly readDetails: [DetailsFor<K>] extends [never] ? null : (json: JsonObject) => DetailsFor<K>;
}

/**
 * The derived types of the metadata. The compiler requires an entry for every kind of the domain, and a reader for
 * every kind with details.
 *
 * The relation of types and actions is inferred from their names; no type belongs to CONVERT_TO_PDF
 * (docs/graph-facts.md, Derived types).
 */
const derivedTypes: { readonly [K in DerivedKind]: DerivedType<K> } = {
  INDEX: {
    odataType: '#microsoft.graph.security.ediscoveryIndexOperation',
    actions: ['INDEX'],
    readDetails: null,
  },
  HOLD: {
    odataType: '#microsoft.graph.security.ediscoveryHoldOperation',
    actions: ['HOLD_UPDATE'],
    readDetails: null,
  },
  TAG: {
    odataType: '#microsoft.graph.security.ediscoveryTagOperation',
    actions: ['APPLY_TAGS'],
    readDetails: null,
  },
  PURGE_DATA: {
    odataType: '#microsoft.graph.security.ediscoveryPurgeDataOperation',
    actions: ['PURGE_DATA'],
    readDetails: readPurgeDataDetails,
  },
  HOLD_POLICY_SYNC: {
    odataType: '#microsoft.graph.security.ediscoveryHoldPolicySyncOperation',
    actions: ['HOLD_POLICY_SYNC'],
    readDetails: readHoldPolicySyncDetails,
  },
  ESTIMATE: {
    odataType: '#microsoft.graph.security.ediscoveryEstimateOperation',
    actions: ['ESTIMATE_STATISTICS'],
    readDetails: readEstimateDetails,
  },
  ADD_TO_REVIEW_SET: {
    odataType: '#microsoft.graph.security.ediscoveryAddToReviewSetOperation',
    actions: ['ADD_TO_REVIEW_SET'],
    readDetails: readAddToReviewSetDetails,
  },
  EXPORT: {
    odataType: '#microsoft.graph.security.ediscoveryExportOperation',
    actions: ['CONTENT_EXPORT'],
    readDetails: readExportDetails,
  },
  SEARCH_EXPORT: {
    odataType: '#microsoft.graph.security.ediscoverySearchExportOperation',
    actions: ['EXPORT_REPORT', 'EXPORT_RESULT'],
    readDetails: readSearchExportDetails,
  },
};

const derivedKinds = Object.keys(derivedTypes) as DerivedKind[];

/** Returns the last part of a type name in lower case. */
function toTypeName(odataType: string): string {
  return odataType.toLowerCase().split('.').at(-1) ?? '';
}

/** As Graph writes them; any other spelling is looked up by its name. */
const kindByOdataType: ReadonlyMap<string | null, DerivedKind> = new Map(
  derivedKinds.map((kind) => [derivedTypes[kind].odataType, kind]),
);

const kindByTypeName: ReadonlyMap<string, DerivedKind> = new Map(
  derivedKinds.map((kind) => [toTypeName(derivedTypes[kind].odataType), kind]),
);

const kindByAction: ReadonlyMap<CaseAction | null, DerivedKind> = new Map(
  derivedKinds.flatMap((kind) => derivedTypes[kind].actions.map((action) => [action, kind] as const)),
);

/** Returns the kind of an `@odata.type`, case-insensitively; if it is absent or unknown, the kind of the action. */
export function readKind(odataType: string | null, action: CaseAction | null): CaseOperationKind {
  const known = kindByOdataType.get(odataType);
  if (known) return known;
  return kindByTypeName.get(toTypeName(odataType ?? '')) ?? kindByAction.get(action) ?? 'UNKNOWN';
}

/** Reads the properties that a derived type adds; returns null for a type that adds none. */
export function readDetails(kind: CaseOperationKind, json: JsonObject): OperationDetails | null {
  return kind === 'UNKNOWN' ? null : (derivedTypes[kind].readDetails?.(json) ?? null);
}

/** The names of the derived types of the metadata, without their namespace, with the properties that they add. */
export function listDerivedTypes(): { readonly name: string; readonly properties: readonly string[] }[] {
  return derivedKinds.map((kind) => ({
    name: derivedTypes[kind].odataType.split('.').at(-1) ?? '',
    properties: Object.keys(derivedTypes[kind].readDetails?.({}) ?? {}),
  }));
}
