/**
 * Stands in for `@aws-sdk/credential-provider-node`. Lambda always gives a role's credentials in
 * the environment, so the rest of the SDK's chain (profiles, single sign-on, instance metadata)
 * would only be read at every cold start: 128 KB, about an eighth of it.
 */
export const defaultProvider = () => async () => {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = process.env;
  if (!accessKeyId || !secretAccessKey) throw new Error("No AWS credentials in the environment");
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
};
