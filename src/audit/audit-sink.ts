/** Where the lines of an audit trail go. Each method rejects if the sink fails; the next call tries again. */
export interface AuditSink {
  /**
   * Makes the sink ready for lines. Returns the SHA-256 of the last line of a file that was opened anew; undefined if
   * the lines continue those before.
   */
  prepare(): Promise<string | undefined>;
  /** Writes one line with its line break, in one write. */
  write(line: string): Promise<void>;
  /** Resolves when everything that was written would survive a crash of the machine. */
  sync(): Promise<void>;
  /** The file of the path is opened again before the next line. */
  reopen(): void;
  close(): Promise<void>;
}

/** An error of a sink, with a reason for the log. */
export class AuditSinkError extends Error {
  override readonly name = 'AuditSinkError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
