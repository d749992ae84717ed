/** What is used of libheif as WebAssembly with its binary inside; its own types describe the raw bindings and no module. */
declare module 'libheif-js/libheif-wasm/libheif-bundle.mjs' {
  type Constant = { readonly value: number };
  type Freed = { readonly freed: unique symbol };
  /** `data`: a view of the module's memory, gone with the next call. */
  export type Channel = { id: Constant; width: number; height: number; stride: number; data: Uint8Array };
  export type Decoded = { image: Freed; width: number; height: number; channels: readonly Channel[] };
  export type Failed = { code: Constant };
  export type LibHeif = {
    heif_context_alloc(): Freed;
    heif_context_free(context: Freed): void;
    heif_context_read_from_memory(context: Freed, bytes: ArrayBuffer): Failed;
    heif_js_context_get_primary_image_handle(context: Freed): Freed | Failed;
    heif_image_handle_release(handle: Freed): void;
    heif_image_release(image: Freed): void;
    heif_js_decode_image2(
      handle: Freed,
      space: Constant,
      chroma: Constant,
    ): Promise<Decoded | Failed> | Decoded | Failed;
    heif_error_code: { heif_error_Ok: Constant };
    heif_colorspace: { heif_colorspace_RGB: Constant };
    heif_chroma: { heif_chroma_interleaved_RGBA: Constant };
    heif_channel: { heif_channel_interleaved: Constant };
  };
  export default function start(options: { print(words: string): void; printErr(words: string): void }): LibHeif;
}
