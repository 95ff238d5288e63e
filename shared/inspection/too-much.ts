/** Whether an error says that there was no more memory, or that what was read is nested without end. */
export function tookTooMuch(error: unknown): boolean {
  return (
    error instanceof RangeError &&
    /allocat|memory|array (buffer )?length|string length|call stack/i.test(error.message)
  );
}
