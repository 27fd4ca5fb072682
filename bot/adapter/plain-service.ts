/** Whether the bot's token may go to an address: of an allowed host, with no name or password in it. */
export function isPlainService(address: string, isAllowed: (service: URL) => boolean): boolean {
  if (!URL.canParse(address)) return false;
  const service = new URL(address);
  return service.username === '' && service.password === '' && isAllowed(service);
}
