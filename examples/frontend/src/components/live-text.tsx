import { readableTime } from '../format/dates';
import type { LivenessFragment } from '../gql/graphql';

const reasons: Readonly<Record<string, string>> = {
  THROTTLED: 'The quota of Microsoft Graph is used up.',
  UNREACHABLE: 'Microsoft Graph cannot be read.',
};

/** Whether the page is kept up to date, and since when not. */
export function LiveText({ state }: { readonly state: LivenessFragment | undefined }) {
  if (!state) return null;
  const { asOf, stale, staleReason } = state;
  return (
    <span className="live quiet" data-stale={stale} title={reasons[staleReason ?? ''] ?? asOf} role="status">
      {stale ? `Stale since ${readableTime(asOf)}` : `Live, as of ${readableTime(asOf)}`}
    </span>
  );
}
