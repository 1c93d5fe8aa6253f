const ALL_MEMBERS = 'include-unknown-enum-members';

/** True when the request asks for enum members that came after `unknownFutureValue`. */
export function prefersAllMembers(headers: Readonly<Record<string, string>>): boolean {
  return (headers['prefer'] ?? '')
    .split(',')
    .some((preference) => preference.split(';')[0]?.trim().toLowerCase() === ALL_MEMBERS);
}

/** The header by which the service says that it honoured the preference. */
export const PREFERENCE_APPLIED = { 'Preference-Applied': ALL_MEMBERS } as const;
