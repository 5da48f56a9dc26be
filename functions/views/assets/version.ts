declare const ASSET_VERSION: string | undefined;

/** Part of the file names of stylesheet, script and icon; set when the product is bundled. */
export const assetVersion: string = typeof ASSET_VERSION === "string" ? ASSET_VERSION : "dev";
