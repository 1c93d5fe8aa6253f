/** A text that is never printed: it shows as `set` wherever a configuration is written out. */
export interface Secret {
  reveal(): string;
  toJSON(): string;
}

export function secret(text: string): Secret {
  return { reveal: () => text, toJSON: () => 'set' };
}
