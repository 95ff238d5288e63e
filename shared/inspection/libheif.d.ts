/** What is used of libheif, which brings types of its C interface alone. */
declare module "libheif-js/libheif-wasm/libheif-bundle.mjs" {
  interface HeifImage {
    get_width(): number;
    get_height(): number;
    /** Decodes into the data that is given; gives null where it can't. */
    display(
      image: { data: Uint8ClampedArray; width: number; height: number },
      done: (shown: object | null) => void,
    ): void;
  }
  const open: () => { HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] } };
  export default open;
}
