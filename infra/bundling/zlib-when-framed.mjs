/** Stands in for `node:zlib` where the SDK only wants its `crc32`. */
export const crc32 = (data, value) => process.getBuiltinModule("node:zlib").crc32(data, value);
