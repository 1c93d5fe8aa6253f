/** The cases of the demo world, by what distinguishes them. */
export const CASE_IDS = {
  /** Active, with an operation of every type. */
  main: 'b0073e4e-4184-41c6-9eb7-8c8cc3e2288b',
  /** Closed, with three finished operations. */
  closed: '22aa2acd-7554-4330-9ba9-ce20014aaae4',
  /** About to be deleted, without operations. */
  pendingDelete: '58399dff-cebe-478f-b1af-d3227f1fd645',
  /** Closing, with an operation that runs for an hour from the start and an operation that has not started. */
  closing: '7c1ba7a9-3d4f-4b52-9a0e-0d1f0a6a2f11',
  /** Closed with an error, with thirteen index operations: three pages of five. */
  closedWithError: 'c6a8f1d2-90b4-4a7e-8a53-5f2be1d0c7e9',
  /** With a status that no published metadata contains, without operations. */
  unknown: 'e41d7f60-1b7c-4d0c-9f3e-2a9c0b8d5a36',
} as const;

/** The operations of the main case, by their type or what distinguishes them. */
export const OPERATION_IDS = {
  /** Advances with the clock: 50 percent at the start, succeeded after ten minutes. */
  running: '850c2f64b1ee44a4a69729327aac2b04',
  /** A finished holdUpdate without `@odata.type`. */
  untyped: '1ab699d7e53d46de944144c4a650d66f',
  estimate: '3f0b5ad2c1e84d7f9b6a2e4c8d105f73',
  index: 'a94d27c06b3f41e5b8d0f7613c2e9a58',
  hold: '5e82c9f1740b4ad3961fe0b7d43a8c26',
  tag: 'd17e60b9f2a54c3885be39a10c7f4e62',
  purge: '90c3f58a1de24b76a8f45d72be6019c4',
  holdPolicySync: '6b2e9d04f7c84135bea61f08d95c73ea',
  /** Partially succeeded, with files, a resultInfo and beta's deprecated SAS token. */
  export: 'c58f1e7a93d04b62af17d86e40b2953c',
  exportResult: '2d94b7e60ac14f58bc3a71f9e8d5062b',
  exportReport: 'f706a3c81b9e4d25907c5eb1d24f8a39',
  /** Of the base type: a convertToPdf. */
  base: '48d1c7f25e9b4063a4f8b20d6c91e7a5',
  /** With an unpublished type, action and status. */
  future: 'b36fa0e94d7c42818e5d13f6a97b0c24',
  /** With null for every nullable property. */
  sparse: '07e5d9b3c26f4a18935bf4c8e10ad67f',
  /** Its action and status are the string `unknownFutureValue`, with and without the Prefer header. */
  sentinel: 'e2c90f7ab5d14638a1d70b9e63f4c85d',
} as const;
