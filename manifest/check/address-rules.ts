import type { Built } from '../build.ts';
import { stringsIn } from '../strings-in.ts';
import { type Problem, problemsIn } from './problem.ts';

const problem = problemsIn('manifest.json');

/** Domains that are not one's own: anybody can have a name there, so pages from there must not be trusted. */
const NOT_OWN = [
  'azurewebsites.net',
  'azurefd.net',
  'cloudapp.net',
  'github.io',
  'microsoft.com',
  'office.com',
  'office365.com',
  'onmicrosoft.com',
  'sharepoint.com',
  'vercel.app',
];
/** Tunnels into somebody's own machine. */
const TUNNELS = [
  'devtunnels.ms',
  'loca.lt',
  'localhost',
  'ngrok.app',
  'ngrok.io',
  'ngrok-free.app',
  'trycloudflare.com',
];

/** Fields whose addresses are pages of the developer, which may be elsewhere. */
const ELSEWHERE = /^(\$schema|developer\.|description\.)/;

/** Where the app may go and where its pages are: own domains, https, one host. */
export function addressProblems({ manifest, configuration }: Built): readonly Problem[] {
  return [
    ...manifest.validDomains.flatMap((domain, index) => domainProblems(domain, `validDomains[${index}]`)),
    ...stringsIn(manifest).flatMap(({ path, text }) => pageProblems(path, text, configuration.host)),
    ...signInProblems(manifest, configuration.host),
  ];
}

function domainProblems(domain: string, field: string): readonly Problem[] {
  if (domain.includes('://')) return [problem(field, `is a host name without https://, not ${domain}`)];
  if (/[/:?#]/.test(domain)) return [problem(field, `is a host name without port and path, not ${domain}`)];
  if (domain.includes('*')) return [problem(field, `names one host each; ${domain} would let in others`)];
  const of = (list: readonly string[]) => list.find((suffix) => domain === suffix || domain.endsWith(`.${suffix}`));
  const foreign = of(NOT_OWN);
  if (foreign) return [problem(field, `is not a domain of your own: the store refuses ${foreign}`)];
  const tunnel = of(TUNNELS);
  return tunnel ? [problem(field, `is a way into one machine: the store refuses ${tunnel}`)] : [];
}

function pageProblems(path: string, text: string, host: string): readonly Problem[] {
  if (ELSEWHERE.test(path) || !URL.canParse(text) || !text.startsWith('https://')) return [];
  return new URL(text).host === host ? [] : [problem(path, `is on ${host}, not ${text}`)];
}

function signInProblems({ webApplicationInfo, validDomains }: Built['manifest'], host: string): readonly Problem[] {
  const { id, resource, nestedAppAuthInfo } = webApplicationInfo;
  return [
    ...(validDomains.includes(host) ? [] : [problem('validDomains', `names ${host}, where the pages are`)]),
    ...(resource === `api://${host}/${id}` ? [] : [problem('webApplicationInfo.resource', `is api://${host}/${id}`)]),
    ...nestedAppAuthInfo.flatMap(({ redirectUri, scopes }, index) => {
      const field = `webApplicationInfo.nestedAppAuthInfo[${index}]`;
      const right = redirectUri === `brk-multihub://${host}`;
      return [
        ...(right ? [] : [problem(`${field}.redirectUri`, `is brk-multihub://${host}`)]),
        ...scopes
          .filter((scope) => !scope.startsWith(`${resource}/`))
          .map((scope) => problem(`${field}.scopes`, `asks for the own API only, not for ${scope}`)),
      ];
    }),
  ];
}
