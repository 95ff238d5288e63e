/** What the storage answered to one try. */
export interface StorageAnswer {
  status: number;
  text: string;
}
