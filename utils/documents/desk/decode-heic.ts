import start, { type Channel, type LibHeif } from 'libheif-js/libheif-wasm/libheif-bundle.mjs';

/** `ImageData` of 64 million points is 256 MB already; a telephone's largest picture has 50. */
const MOST_POINTS = 64_000_000;

/** What it would write to the console is not wanted. */
const silent = () => undefined;

/**
 * The first picture of a HEIC or HEIF file, upright: its turning is part of the format (ISO/IEC 23008-12) and already done.
 * Null when it cannot be read or is larger than 64 million points. Runs in a worker of its own, for one picture: what it took is given back when that ends.
 */
export async function decodeHeic(file: Blob): Promise<ImageBitmap | null> {
  const lib = start({ print: silent, printErr: silent });
  const context = lib.heif_context_alloc();
  try {
    const read = lib.heif_context_read_from_memory(context, await file.arrayBuffer());
    if (read.code !== lib.heif_error_code.heif_error_Ok) return null;
    const handle = lib.heif_js_context_get_primary_image_handle(context);
    if ('code' in handle) return null;
    try {
      return await pixelsOf(lib, handle);
    } finally {
      lib.heif_image_handle_release(handle);
    }
  } finally {
    lib.heif_context_free(context);
  }
}

async function pixelsOf(
  lib: LibHeif,
  handle: Parameters<LibHeif['heif_js_decode_image2']>[0],
): Promise<ImageBitmap | null> {
  const { heif_colorspace_RGB: space } = lib.heif_colorspace;
  const { heif_chroma_interleaved_RGBA: chroma } = lib.heif_chroma;
  const decoded = await lib.heif_js_decode_image2(handle, space, chroma);
  if ('code' in decoded) return null;
  try {
    const all = decoded.channels.find(({ id }) => id === lib.heif_channel.heif_channel_interleaved);
    return all && all.width * all.height <= MOST_POINTS ? await createImageBitmap(packed(all)) : null;
  } finally {
    lib.heif_image_release(decoded.image);
  }
}

/** Without the bytes that pad each row. */
function packed({ width, height, stride, data }: Channel): ImageData {
  const image = new ImageData(width, height);
  const row = width * 4;
  for (let y = 0; y < height; y++) image.data.set(data.subarray(y * stride, y * stride + row), y * row);
  return image;
}
