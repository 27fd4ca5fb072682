declare module 'email-providers' {
  /** Domains that give mailboxes to anybody, free-mail and throw-away ones. */
  const domains: readonly string[];
  // biome-ignore lint/style/noDefaultExport: that is how the package exports it
  export default domains;
}
