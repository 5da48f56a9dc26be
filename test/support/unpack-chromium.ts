import chromium from "@sparticuz/chromium";

/** Unpacks the browser of the package into the temp folder: run as a program, with a TMPDIR of its own. */
await chromium.executablePath();
